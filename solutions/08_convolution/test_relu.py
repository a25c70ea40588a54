"""Hidden checks of `relu`. The gradient at 0 is free: no input is 0."""

import pytest
import torch
from nnkit.judge import assert_close
from torch import float64


@pytest.mark.points(0.5, target="relu")
def test_negative_becomes_zero(submission, rng):
    """relu keeps what is positive and makes the rest 0
    zh: relu 保留正数，其余变成 0
    hint: What happens to a value below zero, and what to one above it, however large?
    hint.zh: 小于零的值会怎样？大于零的值，不管多大，会怎样？
    """
    x = 8 * rng.normal(3, 7)
    x[:, 0] = torch.tensor([1e6, 2e-3, -2e-3])  # neither a bound nor a bend
    assert_close(submission.relu(x), x.clamp(min=0))


@pytest.mark.points(0.25, target="relu")
def test_gradient_of_relu(submission, box, rng):
    """The gradient of relu is 1 where x is positive and 0 elsewhere
    zh: x 为正处 relu 的梯度是 1，其余是 0
    hint: Which step leaves autograd, and how steep is the line on either side?
    hint.zh: 哪一步离开了自动求导？零的两边，直线各有多陡？
    """
    x, along = rng.normal(4, 5), rng.normal(4, 5)
    assert_close(box.props.gradients(submission.relu, [x], along), [along * (x > 0)])


@pytest.mark.points(0.25, target="relu")
def test_relu_keeps_shape_and_dtype(submission, rng):
    """relu takes any shape and keeps the dtype
    zh: relu 接受任意形状，并保持 dtype
    hint: Does a line of yours name a dtype, or a number of dimensions?
    hint.zh: 你有没有哪一行写死了 dtype 或维数？
    """
    for shape in ((), (5,), (2, 3, 1, 4)):
        x = rng.normal(*shape, dtype=float64).abs() + 0.5
        signs = 2 * rng.integers(0, 2, *shape, 1)[..., 0] - 1
        assert_close(submission.relu(x), x)
        assert_close(submission.relu(x * signs), (x * signs).clamp(min=0))


@pytest.mark.points(0.25, target="relu")
def test_relu_leaves_x(submission, box, rng):
    """relu leaves x as it was
    zh: relu 不改动 x
    hint: Which operations write into the tensor that they are given?
    hint.zh: 哪些运算会写进传入的张量？
    """
    x = rng.normal(2, 6)
    result, after, asking = box.props.with_arguments(submission.relu, x)
    assert_close([result, after, asking], [x.clamp(min=0), [x], [False]])
