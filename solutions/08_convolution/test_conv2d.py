"""Hidden checks of `conv2d`. Sizes differ everywhere, so that no two sides can be mixed up."""

import pytest
import torch
from nnkit.judge import assert_close
from torch import float64
from torch.nn import functional

ROOM = {"atol": 1e-4}  # for any order of summation, a Fourier transform's too


def draw(rng, x=(2, 3, 7, 6), kernel=(4, 3, 2, 3), dtype=torch.float32):
    """An image batch, weights and a bias."""
    return tuple(rng.normal(*shape, dtype=dtype) for shape in (x, kernel, kernel[:1]))


@pytest.mark.points(1, target="conv2d")
def test_cross_correlation(submission, rng):
    """conv2d sums the products of each patch with the kernel, over all channels
    zh: conv2d 把每个图块与卷积核逐项相乘，再对所有通道求和
    hint: Is the kernel turned over, or laid on as it is? Which dimensions does the sum run over?
    hint.zh: 卷积核要翻转，还是原样放上去？求和跨过哪些维度？
    """
    for x_shape, kernel in (((2, 3, 7, 6), (4, 3, 2, 3)), ((1, 1, 5, 8), (1, 1, 3, 2))):
        x, weight, _ = draw(rng, x_shape, kernel)
        assert_close(submission.conv2d(x, weight), functional.conv2d(x, weight), **ROOM)


@pytest.mark.points(0.5, target="conv2d")
def test_bias_belongs_to_the_kernel(submission, rng):
    """conv2d adds each kernel's bias to its whole map
    zh: conv2d 把每个卷积核的偏置加到它的整张特征图上
    hint: There is one bias a kernel. Along which dimension of the result do kernels lie?
    hint.zh: 每个卷积核有一个偏置。卷积核排在结果的哪个维度上？
    """
    x, weight, bias = draw(rng, (2, 2, 5, 6), (4, 2, 2, 3))
    without = submission.conv2d(x, weight).fetch()
    with_bias = submission.conv2d(x, weight, bias).fetch()
    assert_close(with_bias - without, bias.reshape(1, 4, 1, 1).expand(2, 4, 4, 4), **ROOM)


@pytest.mark.points(0.5, target="conv2d")
def test_stride(submission, rng):
    """conv2d moves by stride in both directions
    zh: conv2d 在两个方向上都按步幅移动
    hint: Which patches does a stride of 2 leave out, and what becomes of a rest at the edge?
    hint.zh: 步幅为 2 时跳过哪些图块？边上剩下的怎么办？
    """
    for stride, sides in ((2, (2, 3)), (4, (2, 3)), (2, (1, 1))):
        x, weight, bias = draw(rng, (1, 2, 9, 8), (3, 2, *sides))
        expected = functional.conv2d(x, weight, bias, stride=stride)
        assert_close(submission.conv2d(x, weight, bias, stride=stride), expected, **ROOM)


@pytest.mark.points(0.5, target="conv2d")
def test_padding(submission, rng):
    """conv2d pads all four sides with zeros
    zh: conv2d 在四边都补零
    hint: How much larger is the padded image, on which sides, and what stands in the new pixels?
    hint.zh: 填充之后图像大了多少，在哪几边？新像素里是什么？
    """
    x, weight, bias = draw(rng, (2, 1, 4, 6), (2, 1, 3, 2))
    for stride, padding in ((1, 1), (1, 2), (2, 2)):
        expected = functional.conv2d(x, weight, bias, stride, padding)
        assert_close(submission.conv2d(x, weight, bias, stride, padding), expected, **ROOM)


@pytest.mark.points(0.25, target="conv2d")
def test_kernels_of_other_sizes(submission, rng):
    """conv2d takes kernels of one pixel, and as large as the image
    zh: 卷积核只有一个像素，或者和图像一样大，conv2d 都能用
    hint: How many places has a kernel that is as large as the image?
    hint.zh: 和图像一样大的卷积核有几个位置？
    """
    for kernel in ((2, 3, 1, 1), (2, 3, 4, 5)):
        x, weight, _ = draw(rng, (2, 3, 4, 5), kernel)
        assert_close(submission.conv2d(x, weight), functional.conv2d(x, weight), **ROOM)


@pytest.mark.points(0.75, target="conv2d")
def test_gradients_reach_every_argument(submission, box, rng):
    """Gradients flow through conv2d to x, weight and bias
    zh: 梯度通过 conv2d 传到 x、weight 和 bias
    hint: Which step leaves autograd: a copy to numpy, `.data`, `.item()`, a new tensor of numbers?
    hint.zh: 哪一步离开了自动求导：转成 numpy、`.data`、`.item()`，还是用数值新建张量？
    """
    arguments = draw(rng, (2, 2, 5, 4), (3, 2, 2, 3))
    leaves = [argument.requires_grad_() for argument in arguments]
    result = functional.conv2d(*leaves, stride=1, padding=1)
    along = rng.normal(*result.shape)
    expected = list(torch.autograd.grad((result * along).sum(), leaves))
    given = [leaf.detach() for leaf in leaves]
    got = box.props.gradients(submission.conv2d, given, along, padding=1)
    assert_close(got, expected, **ROOM)


@pytest.mark.points(0.25, target="conv2d")
def test_conv2d_keeps_float64(submission, rng):
    """conv2d computes in float64 when it is given float64
    zh: 传入 float64 时，conv2d 用 float64 计算
    hint: Of which dtype is a tensor that you make yourself on the way?
    hint.zh: 你中途自己造的张量是什么 dtype？
    """
    x, weight, bias = draw(rng, (1, 2, 4, 5), (3, 2, 2, 2), float64)
    result = submission.conv2d(x, weight, bias).fetch()
    assert_close(result, functional.conv2d(x, weight, bias))


@pytest.mark.points(0.25, target="conv2d")
def test_conv2d_leaves_its_arguments(submission, box, rng):
    """conv2d leaves x, weight and bias as they were
    zh: conv2d 不改动 x、weight 和 bias
    hint: Which operators write into a tensor that somebody else holds?
    hint.zh: 哪些运算会写进别人手里的张量？
    """
    arguments = draw(rng, (1, 2, 4, 5), (3, 2, 2, 2))
    result, after, asking = box.props.with_arguments(submission.conv2d, *arguments, padding=1)
    assert_close(result, functional.conv2d(*arguments, padding=1), **ROOM)
    assert_close([after, asking], [list(arguments), [False] * 3])
