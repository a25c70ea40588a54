"""Hidden checks of `output_size`."""

import pytest
from nnkit.judge import assert_close


@pytest.mark.points(0.5, target="output_size")
def test_kernel_and_padding_count(submission, rng):
    """output_size counts the places of the kernel, padding on both sides included
    zh: output_size 数出卷积核能放的位置，两边的填充都算
    hint: Slide a kernel of 3 along 5 pixels on paper. How many places, and what does padding add?
    hint.zh: 在纸上让大小为 3 的核滑过 5 个像素。有几个位置？填充又加上多少？
    """
    for _ in range(4):
        kernel, padding = rng.integers(1, 6), rng.integers(0, 4)
        size = kernel + rng.integers(0, 20)
        expected = size + 2 * padding - kernel + 1
        assert_close(submission.output_size(size, kernel), size - kernel + 1)
        assert_close(submission.output_size(size, kernel, padding=padding), expected)


@pytest.mark.points(0.25, target="output_size")
def test_stride_rounds_down(submission, rng):
    """output_size leaves out the place that would not fit whole
    zh: 放不下的最后一个位置，output_size 不算
    hint: With stride 2 the last step may go over the edge. Does that place count?
    hint.zh: 步幅为 2 时，最后一步可能越过边缘。那个位置算不算？
    """
    for stride in (2, 3):
        for size in range(7, 7 + stride):
            kernel = rng.integers(2, 5)
            places = len(range(0, size + 2 - kernel + 1, stride))
            assert_close(submission.output_size(size, kernel, stride, 1), places)


@pytest.mark.points(0.5, target="output_size")
def test_dilation_spreads_the_kernel(submission, rng):
    """output_size lets dilation spread the kernel
    zh: output_size 考虑了空洞对卷积核的拉伸
    hint: How many pixels does a kernel of 3 span when there is one pixel between its taps?
    hint.zh: 相邻两点之间空一个像素时，大小为 3 的核跨过几个像素？
    """
    for dilation, stride in ((2, 1), (3, rng.integers(1, 4))):  # a stride of 1 hides no pixel
        kernel = rng.integers(2, 5)
        size = 14 + rng.integers(0, 9)
        last = size - dilation * (kernel - 1)
        expected = len(range(0, last, stride))
        assert_close(submission.output_size(size, kernel, stride, dilation=dilation), expected)
