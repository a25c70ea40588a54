"""Checks of softmax. The expected values are taken in float64, and rounded to the dtype."""

import pytest
import torch
from nnkit.judge import assert_close

# The distance from a logit of 1000 to the next number of float32 is 6e-5: what is computed from
# such logits is as uncertain as that. In float64 there is room for a tiny number below the line.
ROOM = {torch.float32: {"rtol": 1e-3, "atol": 1e-4}, torch.float64: {"atol": 1e-8}}


def probabilities(z):
    return torch.softmax(z.double(), dim=-1).to(z.dtype)


def gradient(z, weights):
    """The gradient of (softmax(z) * weights).sum()."""
    p, w = torch.softmax(z.double(), dim=-1), weights.double()
    return (p * (w - (p * w).sum(dim=-1, keepdim=True))).to(z.dtype)


def draw_large(rng, dtype):
    """Rows far up, far down, around zero, and with both ends in one; all from -1000 to 1000."""
    z = rng.normal(5, 4, dtype=dtype)
    z[0] = 1000 - z[0].abs()
    z[1] = z[1].abs() - 1000
    z[2] = torch.tensor([-1000, 1000, 1000, 0], dtype=dtype)
    z[3] = z[3] * 200
    return z[rng.permutation(5)]


@pytest.mark.points(0.75, target="softmax")
def test_probabilities_of_rows(submission, rng):
    """softmax makes probabilities of each row of logits
    zh: softmax 把每一行 logits 变成概率
    hint: Powers of e, divided by their sum. Which sum belongs to which row?
    hint.zh: e 的幂除以它们的和。哪一个和属于哪一行？
    """
    for shape in [(5, 3), (2, 6), (1, 4), (4, 4), (3, 1)]:
        z = 2 * rng.normal(*shape)
        assert_close(submission.softmax(z), probabilities(z))


@pytest.mark.points(0.5, target="softmax", needs="test_probabilities_of_rows")
def test_probabilities_along_the_last_dimension(submission, rng):
    """softmax works along the last dimension, however many there are
    zh: 不管有几个维度，softmax 都沿最后一维计算
    hint: Which number names the last dimension, be there one, two or four of them?
    hint.zh: 不管一共是一维、二维还是四维，哪个编号总是指最后一维？
    """
    for shape in [(4,), (2, 3, 4), (3, 2, 2), (2, 1, 3, 5)]:
        z = rng.normal(*shape)
        assert_close(submission.softmax(z), probabilities(z))


@pytest.mark.points(0.5, target="softmax", needs="test_probabilities_of_rows")
def test_probabilities_of_large_logits(submission, rng):
    """softmax is finite and right for logits of 1000 and -1000
    zh: logits 为 1000 和 -1000 时，softmax 仍然有限而且正确
    hint: Which number, taken from the logits of a row, keeps its powers in range? Row by row.
    hint.zh: 从一行的所有 logits 里减去哪个数，幂就不会超出范围？每一行各算各的。
    """
    for dtype in (torch.float32, torch.float64):
        rows = draw_large(rng, dtype)
        widest = rows[rows.abs().amax(dim=1).argmax()]
        for z in (rows, rows.unsqueeze(0), widest):
            assert_close(submission.softmax(z), probabilities(z), **ROOM[dtype])


@pytest.mark.points(0.25, target="softmax", needs="test_probabilities_of_rows")
def test_probabilities_carry_gradients(submission, box, rng):
    """the result of softmax carries the gradient to the logits
    zh: softmax 的结果能把梯度传给 logits
    hint: A logit moves its own probability, and all others of its row. Are both ways in the graph?
    hint.zh: 一个 logit 既影响自己的概率，也影响同一行的其他概率。两条路都在计算图里吗？
    """
    for shape in [(3, 4), (5,), (2, 2, 3)]:
        z, weights = rng.normal(*shape), rng.normal(*shape)
        held = box.tensor(z, requires_grad=True)
        submission.softmax(held).backward(weights)
        assert_close(held.grad, gradient(z, weights))


@pytest.mark.points(0.25, target="softmax", needs="test_probabilities_of_large_logits")
def test_gradient_of_softmax_at_large_logits(submission, box, rng):
    """the gradient of softmax is finite and right for logits of 1000 and -1000
    zh: logits 为 1000 和 -1000 时，softmax 的梯度仍然有限而且正确
    hint: Does an `inf` arise on the way, even one that the result does not show? Its gradient does.
    hint.zh: 计算途中出现过 `inf` 吗？哪怕结果里看不出来，梯度里也会露出来。
    """
    for dtype in (torch.float32, torch.float64):
        z = draw_large(rng, dtype)
        weights = rng.normal(*z.shape, dtype=dtype)
        held = box.tensor(z, requires_grad=True)
        submission.softmax(held).backward(weights)
        assert_close(held.grad, gradient(z, weights), **ROOM[dtype])


@pytest.mark.points(0.25, target="softmax", needs="test_probabilities_of_rows")
def test_softmax_keeps_float64(submission, rng):
    """softmax computes float64 in float64
    zh: 输入是 float64 时，softmax 用 float64 计算
    hint: Is a number rounded to another dtype, or a small one added, somewhere on the way?
    hint.zh: 中途有没有哪个数被舍入成别的 dtype，或者多加了一个小数？
    """
    z = rng.normal(4, 3, dtype=torch.float64)
    z[0, 0] = z[0, 1] - 15  # a small probability is no zero
    assert_close(submission.softmax(z), probabilities(z))


@pytest.mark.points(0.25, target="softmax", needs="test_probabilities_of_rows")
def test_softmax_leaves_the_logits(submission, box, rng):
    """softmax leaves its argument as it was
    zh: softmax 不改变传给它的 logits
    hint: Where do the logits go when you bring them into range: into a new tensor?
    hint.zh: 把 logits 移到安全范围时，结果写到了哪里？是一个新张量吗？
    """
    z, older = rng.normal(3, 5), rng.normal(3, 5)
    for held, learns in ((box.tensor(z), False), (box.parameter(z, grad=older), True)):
        assert_close(submission.softmax(held), probabilities(z))
        assert_close(held, z)
        assert held.requires_grad is learns
    assert_close(held.grad, older)
