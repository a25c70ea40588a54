"""Checks of cross_entropy. The expected values are taken in float64, and rounded to the dtype."""

import pytest
import torch
from nnkit.judge import assert_close
from torch.nn import functional as F

# The distance from a logit of 1000 to the next number of float32 is 6e-5: what is computed from
# such logits is as uncertain as that.
ROOM = {torch.float32: {"rtol": 1e-3, "atol": 1e-4}, torch.float64: {}}


def loss(logits, labels):
    return F.cross_entropy(logits.double(), labels).to(logits.dtype)


def gradient(logits, labels):
    """The gradient of the mean loss with respect to the logits."""
    p = torch.softmax(logits.double(), dim=1)
    return ((p - F.one_hot(labels, logits.shape[1])) / len(logits)).to(logits.dtype)


def draw(rng, n, classes, dtype=None):
    return rng.normal(n, classes, dtype=dtype), rng.integers(0, classes, n)


def draw_large(rng, dtype):
    """Batches far up, far down, with both ends in each row, and with all of these together."""
    up, down, wide = (rng.normal(3, 4, dtype=dtype) for _ in range(3))
    up, down = 1000 - up.abs(), down.abs() - 1000
    wide = 1000 * wide.clamp(-1, 1)
    wide[0] = torch.tensor([-1000, 1000, 1000, 0], dtype=dtype)
    batches = [up, down, wide, torch.cat([up, down])]
    batches = [logits[rng.permutation(len(logits))] for logits in batches]
    return [(logits, rng.integers(0, 4, len(logits))) for logits in batches]


@pytest.mark.points(1, target="cross_entropy")
def test_mean_of_the_losses(submission, rng):
    """cross_entropy is the mean of -log(probability of the label) over the samples
    zh: cross_entropy 是各样本的 -log(标签的概率) 的平均值
    hint: One loss for each sample, from the logit of its own label; then their mean.
    hint.zh: 每个样本一个损失，取的是它自己标签处的 logit；然后求平均。
    """
    for n, classes in [(6, 3), (4, 7), (5, 5), (3, 12)]:
        logits, labels = draw(rng, n, classes)
        logits = 2 * logits
        assert_close(submission.cross_entropy(logits, labels), loss(logits, labels))


@pytest.mark.points(0.25, target="cross_entropy", needs="test_mean_of_the_losses")
def test_one_sample_or_one_class(submission, rng):
    """cross_entropy works for one sample, and for one class
    zh: 只有一个样本，或者只有一个类别时，cross_entropy 也要正确
    hint: A dimension of size 1 is still a dimension. Which line drops it?
    hint.zh: 大小为 1 的维度也是维度。是哪一行把它丢掉了？
    """
    for n, classes in [(1, 4), (3, 1), (4, 2)]:
        logits, labels = draw(rng, n, classes)
        assert_close(submission.cross_entropy(logits, labels), loss(logits, labels))


@pytest.mark.points(0.5, target="cross_entropy", needs="test_mean_of_the_losses")
def test_loss_of_large_logits(submission, rng):
    """cross_entropy is finite and right for logits of 1000 and -1000
    zh: logits 为 1000 和 -1000 时，cross_entropy 仍然有限而且正确
    hint: Is there a probability that became 0 before its logarithm? On paper the two cancel.
    hint.zh: 有没有哪个概率在取对数之前就变成了 0？在纸上，指数和对数是可以抵消的。
    """
    for dtype in (torch.float32, torch.float64):
        for logits, labels in draw_large(rng, dtype):
            answer = submission.cross_entropy(logits, labels)
            assert_close(answer, loss(logits, labels), **ROOM[dtype])


@pytest.mark.points(0.5, target="cross_entropy", needs="test_mean_of_the_losses")
def test_loss_carries_the_gradient(submission, box, rng):
    """the loss of cross_entropy carries the gradient to the logits
    zh: cross_entropy 的损失能把梯度传给 logits
    hint: Every logit of a row is part of the loss, not that of the label alone. Is it a tensor of
        tensor operations from start to end?
    hint.zh: 一行里的每个 logit 都参与了损失，不只是标签处的那一个。从头到尾都是张量运算吗？
    """
    for n, classes in [(5, 3), (1, 6)]:
        logits, labels = draw(rng, n, classes)
        held = box.tensor(logits, requires_grad=True)
        factor = rng.uniform(low=2, high=5)  # what comes next may be any function of the loss
        submission.cross_entropy(held, labels).backward(factor)
        assert_close(held.grad, factor * gradient(logits, labels))


@pytest.mark.points(0.25, target="cross_entropy", needs="test_loss_of_large_logits")
def test_gradient_of_the_loss_at_large_logits(submission, box, rng):
    """the gradient of cross_entropy is finite and right for logits of 1000 and -1000
    zh: logits 为 1000 和 -1000 时，cross_entropy 的梯度仍然有限而且正确
    hint: Does an `inf` arise on the way, even one that the loss does not show? Its gradient does.
    hint.zh: 计算途中出现过 `inf` 吗？哪怕损失里看不出来，梯度里也会露出来。
    """
    for dtype in (torch.float32, torch.float64):
        for logits, labels in draw_large(rng, dtype):
            held = box.tensor(logits, requires_grad=True)
            submission.cross_entropy(held, labels).backward()
            assert_close(held.grad, gradient(logits, labels), **ROOM[dtype])


@pytest.mark.points(0.25, target="cross_entropy", needs="test_mean_of_the_losses")
def test_cross_entropy_keeps_float64(submission, rng):
    """cross_entropy computes float64 in float64
    zh: 输入是 float64 时，cross_entropy 用 float64 计算
    hint: Is a number rounded to another dtype, or a small one added, somewhere on the way?
    hint.zh: 中途有没有哪个数被舍入成别的 dtype，或者多加了一个小数？
    """
    for n in (1, 2, 5):  # one loss alone may be the same in float32 by chance
        logits, labels = draw(rng, n, 4, dtype=torch.float64)
        assert_close(submission.cross_entropy(logits, labels), loss(logits, labels))


@pytest.mark.points(0.25, target="cross_entropy", needs="test_mean_of_the_losses")
def test_cross_entropy_leaves_its_arguments(submission, box, rng):
    """cross_entropy leaves logits and labels as they were
    zh: cross_entropy 不改变 logits 和 labels
    hint: Is the shift, the 1 of the label or a new dimension written into an argument?
    hint.zh: 平移的量、标签处的 1 或者新的维度，有没有写进传进来的参数里？
    """
    (logits, labels), older = draw(rng, 4, 3), rng.normal(4, 3)
    for held, learns in ((box.tensor(logits), False), (box.parameter(logits, grad=older), True)):
        classes = box.tensor(labels)
        assert_close(submission.cross_entropy(held, classes), loss(logits, labels))
        assert_close([held, classes], [logits, labels])
        assert held.requires_grad is learns
    assert_close(held.grad, older)
