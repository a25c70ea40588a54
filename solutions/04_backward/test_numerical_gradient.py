"""Checks of numerical_gradient."""

import math

import pytest
import torch
from nnkit.judge import assert_close

DOUBLE = torch.float64


def slopes_of_table(x, eps):
    """Central differences of props.table in closed form: the cube lets eps show."""
    rows, columns = x.shape
    down = torch.arange(1, rows + 1, dtype=x.dtype).reshape(rows, 1)
    along = torch.arange(2, columns + 2, dtype=x.dtype)
    return down * along * (3 * x**2 + eps**2) + 2 * x.sum()


@pytest.mark.points(0.5, target="numerical_gradient")
def test_central_difference_of_one_number(submission, box, rng):
    """numerical_gradient takes f once above and once below, over 2 * eps
    zh: numerical_gradient 在上方和下方各取一次 f，再除以 2 * eps
    hint: How far apart are the two points at which f is called, and do they lie evenly around x?
    hint.zh: 调用 f 的两个点相距多远？它们在 x 两侧对称吗？
    """
    for eps in (0.25, 0.5):
        x = rng.normal(1, 1, dtype=DOUBLE)
        got = submission.numerical_gradient(box.props.table, x, eps)
        assert_close(got, slopes_of_table(x, eps))


@pytest.mark.points(0.25, target="numerical_gradient")
def test_eps_has_a_default(submission, box, rng):
    """numerical_gradient takes a step of 1e-6 when none is given
    zh: 没有给 eps 时，numerical_gradient 的一步是 1e-6
    hint: What does the signature in the statement say of eps?
    hint.zh: 题目里的函数签名是怎么写 eps 的？
    """
    x, phase = rng.normal(3, dtype=DOUBLE), 1e5 * 1e-6
    got = submission.numerical_gradient(box.props.ripples, x)
    assert_close(got, (1e5 * x).cos() * math.sin(phase) / phase, rtol=1e-4, atol=1e-5)


@pytest.mark.points(0.25, target="numerical_gradient")
def test_each_entry_moves_alone(submission, box, rng):
    """numerical_gradient moves one entry at a time and calls f with tensors of x's shape
    zh: numerical_gradient 每次只移动一个元素，并且传给 f 的张量与 x 形状相同
    hint: While one entry is moved, where do all the others stand?
    hint.zh: 移动某一个元素的时候，其余元素在哪里？
    """
    for shape in [(2, 4), (5, 3)]:
        x = rng.normal(*shape, dtype=DOUBLE)
        got = submission.numerical_gradient(box.props.table, x, eps=0.5)
        assert_close(got, slopes_of_table(x, 0.5))


@pytest.mark.points(0.25, target="numerical_gradient")
def test_f_may_return_a_float(submission, box, rng):
    """numerical_gradient takes an f that returns a Python float
    zh: f 返回 Python 的 float 时，numerical_gradient 也能用
    hint: Which way to a number works for a float and for a 0-dim tensor?
    hint.zh: 要得到一个数，哪种写法对 float 和 0 维张量都适用？
    """
    x = rng.normal(4, dtype=DOUBLE)
    got = submission.numerical_gradient(box.props.sines_by_math, x)
    assert_close(got, x.cos(), rtol=1e-5, atol=1e-5)


@pytest.mark.points(0.5, target="numerical_gradient")
def test_float32_is_computed_in_float64(submission, box, rng):
    """numerical_gradient computes in float64, and gives float64, also for a float32 x
    zh: x 是 float32 时，numerical_gradient 也用 float64 计算，结果也是 float64
    hint: In float32, is there a number between 1 and 1 + 1e-7?
    hint.zh: 在 float32 里，1 和 1 + 1e-7 之间还有别的数吗？
    """
    x = rng.normal(2, 3, 2)
    got = submission.numerical_gradient(box.props.sines, x)
    assert_close(got, x.double().cos(), rtol=1e-5, atol=1e-5)


@pytest.mark.points(0.25, target="numerical_gradient")
def test_x_stays_as_it_was(submission, box, rng):
    """numerical_gradient leaves x exactly as it was
    zh: numerical_gradient 之后，x 与原来完全相同
    hint: Is a float64 tensor copied when it is turned into float64?
    hint.zh: 把 float64 的张量转成 float64，会复制一份吗？
    """
    for x in (rng.normal(4, 6, dtype=DOUBLE), rng.normal(5)):
        held = box.tensor(x)
        got = submission.numerical_gradient(box.props.sines, held)
        assert_close(got, x.double().cos(), rtol=1e-5, atol=1e-5)
        assert_close(held, x, rtol=0.0, atol=0.0)
        assert held.requires_grad is False, "x wants a gradient now"
