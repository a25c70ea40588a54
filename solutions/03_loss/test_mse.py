"""Checks of mse."""

import pytest
import torch
from nnkit.judge import assert_close, fetch, raises


def mean_square(output, target):
    return (output - target).square().mean()


@pytest.mark.points(1, target="mse")
def test_mean_of_squares(submission, rng):
    """mse is the mean of the squared differences
    zh: mse 是差的平方的平均值
    hint: One number comes out: each entry's difference squared, then the mean over all entries.
    hint.zh: 结果只有一个数：逐个元素作差、平方，再对所有元素取平均。
    """
    for shape in [(4, 3), (1, 5), (6,), (2, 3, 4)]:
        output, target = rng.normal(*shape), rng.normal(*shape)
        target.view(-1)[0] = output.view(-1)[0]  # one entry is right already
        assert_close(submission.mse(output, target), mean_square(output, target))


@pytest.mark.points(0.5, target="mse", needs="test_mean_of_squares")
def test_gradient_reaches_the_output(submission, box, rng):
    """the loss of mse has a graph that leads to the output
    zh: mse 的损失带有通向 output 的计算图
    hint: Does the loss stay a tensor made by tensor operations from start to end?
    hint.zh: 损失从头到尾都是由张量运算得到的张量吗？
    """
    output, target = rng.normal(3, 4), rng.normal(3, 4)
    held = box.tensor(output, requires_grad=True)
    submission.mse(held, target).backward()
    assert_close(held.grad, 2 * (output - target) / output.numel())


@pytest.mark.points(0.25, target="mse", needs="test_mean_of_squares")
def test_gradient_reaches_the_target(submission, box, rng):
    """the loss of mse carries gradients to the target too
    zh: mse 的损失也能把梯度传给 target
    hint: Both arguments are part of the graph. Is one of them cut off?
    hint.zh: 两个参数都在计算图里。有没有哪一个被断开了？
    """
    output, target = rng.normal(2, 5), rng.normal(2, 5)
    held = box.tensor(target, requires_grad=True)
    submission.mse(box.tensor(output, requires_grad=True), held).backward()
    assert_close(held.grad, 2 * (target - output) / output.numel())


@pytest.mark.points(0.5, target="mse", needs="test_mean_of_squares")
def test_equal_count_is_not_equal_shape(submission, rng):
    """mse raises ValueError for as many entries in another shape
    zh: 元素个数相同而形状不同时，mse 抛出 ValueError
    hint: Compare the whole shapes, not the number of entries or the first dimension alone.
    hint.zh: 要比较整个形状，而不是元素个数或第一维的长度。
    """
    for one, other in [((10,), (1, 10)), ((4, 1), (4,)), ((2, 6), (3, 4)), ((3, 5), (5, 3))]:
        with raises(ValueError):
            submission.mse(rng.normal(*one), rng.normal(*other))
        with raises(ValueError):
            submission.mse(rng.normal(*other), rng.normal(*one))
    output, target = rng.normal(1, 10), rng.normal(1, 10)
    assert_close(submission.mse(output, target), mean_square(output, target))


@pytest.mark.points(0.5, target="mse", needs="test_mean_of_squares")
def test_nothing_is_broadcast(submission, rng):
    """mse raises ValueError where a broadcast would stretch one argument
    zh: 本来会发生广播的两个形状，mse 抛出 ValueError
    hint: Which shapes does a subtraction accept although they differ?
    hint.zh: 哪些形状虽然不同，减法却照样接受？
    """
    for one, other in [((5, 3), (3,)), ((1, 3), (4, 3)), ((4, 1), (4, 3))]:
        with raises(ValueError):
            submission.mse(rng.normal(*one), rng.normal(*other))
        with raises(ValueError):
            submission.mse(rng.normal(*other), rng.normal(*one))
    output, target = rng.normal(4, 3), rng.normal(4, 3)
    assert_close(submission.mse(output, target), mean_square(output, target))


@pytest.mark.points(0.25, target="mse", needs="test_mean_of_squares")
def test_mse_keeps_float64(submission, rng):
    """mse computes float64 in float64
    zh: 输入是 float64 时，mse 用 float64 计算
    hint: Is any line turning the numbers into another dtype?
    hint.zh: 有没有哪一行改变了数据的 dtype？
    """
    for rows in (1, 2, 3, 5):  # one mean alone may be the same in float32 by chance
        output = rng.normal(rows, 2, dtype=torch.float64)
        target = rng.normal(rows, 2, dtype=torch.float64)
        assert_close(submission.mse(output, target), mean_square(output, target))


@pytest.mark.points(0.25, target="mse", needs="test_mean_of_squares")
def test_output_and_target_stay(submission, box, rng):
    """mse leaves output and target as they were
    zh: mse 不改变 output 和 target
    hint: Is the difference written into one of the arguments?
    hint.zh: 作差的结果是不是写进了某个参数里？
    """
    output, target, older = rng.normal(3, 4), rng.normal(3, 4), rng.normal(3, 4)
    for learns, grad in ((False, None), (True, older)):
        held = [
            box.parameter(values, grad=grad) if learns else box.tensor(values)
            for values in (output, target)
        ]
        assert_close(submission.mse(*held), mean_square(output, target))
        expected = [(output, learns, grad), (target, learns, grad)]
        assert_close(fetch(box.props.looks(*held)), expected)
