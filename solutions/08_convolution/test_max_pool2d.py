"""Hidden checks of `max_pool2d`. The gradient at ties is free: there no two values are equal."""

import pytest
import torch
from nnkit.judge import assert_close
from torch import float64
from torch.nn import functional


def draw(rng, *shape, dtype=torch.float32):
    """Whole numbers, no two alike, half of them negative."""
    count = torch.Size(shape).numel()
    return (rng.permutation(count).reshape(shape) - count // 2).to(dtype)


@pytest.mark.points(0.75, target="max_pool2d")
def test_largest_of_each_block(submission, rng):
    """max_pool2d gives the largest value of each block, channel by channel
    zh: max_pool2d 在每个通道里给出每一块的最大值
    hint: Blocks do not overlap: the stride is the size.
    What is the largest of four negative values?
    hint.zh: 块与块不重叠：步幅就是块的大小。四个负数里最大的是哪个？
    """
    for size, height, width in ((2, 4, 6), (3, 9, 3)):
        x = draw(rng, 2, 3, height, width)
        x[:, 0, :size, :size] = -x[:, 0, :size, :size].abs()  # one block without a positive value
        assert_close(submission.max_pool2d(x, size), functional.max_pool2d(x, size))
    x = rng.integers(1, 4, 2, 2, 4, 6).float()  # often the largest stands there twice
    assert_close(submission.max_pool2d(x, 2), functional.max_pool2d(x, 2))


@pytest.mark.points(0.25, target="max_pool2d")
def test_odd_edges_are_dropped(submission, rng):
    """max_pool2d drops the rows and columns that fill no block
    zh: 凑不满一块的行和列，max_pool2d 会舍去
    hint: Five rows hold two blocks of two. Which row is left over, and what becomes of it?
    hint.zh: 五行里有两块（每块两行）。剩下的是哪一行？怎么处理？
    """
    for size, height, width in ((2, 5, 7), (3, 8, 4)):
        x = draw(rng, 1, 2, height, width)
        assert_close(submission.max_pool2d(x, size), functional.max_pool2d(x, size))


@pytest.mark.points(0.5, target="max_pool2d")
def test_gradient_goes_to_the_largest(submission, box, rng):
    """The gradient of max_pool2d goes to the largest value of each block
    zh: max_pool2d 的梯度流向每一块里的最大值
    hint: Only one of the values decided. Which step leaves autograd, or shares among all?
    hint.zh: 起决定作用的只有一个值。哪一步离开了自动求导，或者平分给了所有值？
    """
    x = draw(rng, 2, 2, 4, 7).requires_grad_()
    result = functional.max_pool2d(x, 2)
    along = rng.normal(*result.shape)
    expected = list(torch.autograd.grad((result * along).sum(), [x]))
    got = box.props.gradients(submission.max_pool2d, [x.detach()], along, size=2)
    assert_close(got, expected)


@pytest.mark.points(0.25, target="max_pool2d")
def test_pooling_keeps_dtype_and_x(submission, box, rng):
    """max_pool2d keeps the dtype, and leaves x as it was
    zh: max_pool2d 保持 dtype，并且不改动 x
    hint: Does a line of yours name a dtype, or write into x?
    hint.zh: 你有没有哪一行写死了 dtype，或者写进了 x？
    """
    x = rng.normal(1, 2, 4, 6, dtype=float64)
    x[..., 1] = x[..., 0]  # a smooth maximum is off where two are equal
    result, after, asking = box.props.with_arguments(submission.max_pool2d, x, size=2)
    assert_close([result, after, asking], [functional.max_pool2d(x, 2), [x], [False]])
