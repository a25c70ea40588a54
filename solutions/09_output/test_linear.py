"""Checks of linear."""

import pytest
import torch
from nnkit.judge import assert_close, fetch


def scores(x, weight, bias):
    return torch.einsum("...i,oi->...o", x, weight) + bias


def draw(rng, inputs, outputs, *leading, dtype=None):
    shapes = [(*leading, inputs), (outputs, inputs), (outputs,)]
    return [rng.normal(*shape, dtype=dtype) for shape in shapes]


@pytest.mark.points(1, target="linear")
def test_scores_of_a_batch(submission, rng):
    """linear multiplies each input with each row of the weight, and adds the bias
    zh: linear 把每个输入与权重的每一行相乘，再加上偏置
    hint: One row of the weight makes one score. Is it the rows that meet the input?
    hint.zh: 权重的一行给出一个分数。与输入相乘的是行吗？
    """
    for n, inputs, outputs in [(5, 3, 4), (1, 4, 2), (3, 3, 3), (2, 1, 5), (4, 5, 1)]:
        x, weight, bias = draw(rng, inputs, outputs, n)
        assert_close(submission.linear(x, weight, bias), scores(x, weight, bias))


@pytest.mark.points(0.5, target="linear", needs="test_scores_of_a_batch")
def test_leading_dimensions_stay(submission, rng):
    """linear keeps all dimensions but the last, however many there are, none too
    zh: 除最后一维以外，linear 保留所有维度；前面有几个维度都行，没有也行
    hint: Only the last dimension is the input's. Which line counts on there being two?
    hint.zh: 只有最后一维是输入的维度。哪一行认定了一共有两维？
    """
    for leading in [(), (2, 5), (1, 2), (3, 1, 2), (2, 1, 3, 2)]:
        x, weight, bias = draw(rng, 4, 3, *leading)
        assert_close(submission.linear(x, weight, bias), scores(x, weight, bias))


@pytest.mark.points(0.5, target="linear", needs="test_scores_of_a_batch")
def test_scores_carry_gradients(submission, box, rng):
    """the result of linear carries gradients to x, weight and bias
    zh: linear 的结果能把梯度传给 x、weight 和 bias
    hint: All three arguments are part of the graph. Is one of them cut off on the way?
    hint.zh: 三个参数都在计算图里。有没有哪一个在中途被断开了？
    """
    for leading in [(5,), (), (2, 3)]:
        local = draw(rng, 3, 4, *leading)
        weights = rng.normal(*leading, 4)
        held = [box.tensor(value, requires_grad=True) for value in local]
        submission.linear(*held).backward(weights)
        for value in local:
            value.requires_grad_()
        scores(*local).backward(weights)
        assert_close([each.grad for each in held], [each.grad for each in local])


@pytest.mark.points(0.25, target="linear", needs="test_scores_of_a_batch")
def test_linear_keeps_float64(submission, rng):
    """linear computes float64 in float64
    zh: 输入是 float64 时，linear 用 float64 计算
    hint: Is any line turning the numbers into another dtype?
    hint.zh: 有没有哪一行改变了数据的 dtype？
    """
    x, weight, bias = draw(rng, 5, 3, 4, dtype=torch.float64)
    assert_close(submission.linear(x, weight, bias), scores(x, weight, bias))


@pytest.mark.points(0.25, target="linear", needs="test_scores_of_a_batch")
def test_linear_leaves_its_arguments(submission, box, rng):
    """linear leaves x, weight and bias as they were
    zh: linear 不改变 x、weight 和 bias
    hint: Is anything written into an argument, or is one of them turned in place?
    hint.zh: 有没有往参数里写东西，或者把它原地转置？
    """
    local, older = draw(rng, 3, 4, 2), draw(rng, 3, 4, 2)
    plain = [box.tensor(value) for value in local]
    learning = [box.parameter(v, grad=g) for v, g in zip(local, older, strict=True)]
    for held, learns in ((plain, False), (learning, True)):
        assert_close(submission.linear(*held), scores(*local))
        assert_close(held, local)
        assert [each.requires_grad for each in held] == [learns] * 3
    assert_close([fetch(each.grad) for each in learning], older)
