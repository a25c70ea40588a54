"""Hidden checks of `to_lenet_input`. How the images are enlarged is free."""

import pytest
import torch
from nnkit.judge import assert_close, fetch


def draw(rng, n):
    """Images of 0 to 16, float64, each with a bright spot of its own."""
    images = rng.uniform(n, 8, 8, low=0, high=5, dtype=torch.float64)
    for image in images:
        row, column = rng.integers(0, 5), rng.integers(0, 5)
        image[row : row + 4, column : column + 3] += 10
    return images.round()


def enlarged(submission, images):
    """The student's images; their form has a check of its own."""
    result = fetch(submission.to_lenet_input(images))
    assert isinstance(result, torch.Tensor), "the result is no tensor"
    return result.double()


def pixels_of(result, n):
    """The means of its 4x4 blocks, (n, 8, 8)."""
    return result.reshape(n, 8, 4, 8, 4).mean(dim=(2, 4))


@pytest.mark.points(0.75, target="to_lenet_input")
def test_shape_and_dtype(submission, rng):
    """to_lenet_input gives (N, 1, 32, 32) in float32, from an array or a tensor
    zh: to_lenet_input 从数组或张量得到 (N, 1, 32, 32) 的 float32
    hint: LeNet reads a batch of images with one channel each. Which dimension is missing?
    hint.zh: LeNet 读的是一批单通道图像。少了哪个维度？
    """
    small = draw(rng, 2).to(torch.uint8)
    for images in (draw(rng, 3), draw(rng, 1).numpy(), small.numpy(), small, small.long()):
        result = fetch(submission.to_lenet_input(images))
        assert isinstance(result, torch.Tensor), "the result is no tensor"
        assert tuple(result.shape) == (len(images), 1, 32, 32)
        assert result.dtype == torch.float32


@pytest.mark.points(0.75, target="to_lenet_input")
def test_standardised_by_the_images(submission, rng):
    """to_lenet_input standardises by the mean and deviation of the images it is given
    zh: to_lenet_input 用传入图像的均值和标准差做标准化
    hint: Brighter images, or more contrast: what is left of that when mean and deviation are gone?
    hint.zh: 图像更亮，或者对比度更大：去掉均值和标准差之后还剩什么？
    """
    images = draw(rng, 6) / 16
    images[0] /= 4
    result, brighter = enlarged(submission, images), enlarged(submission, 3 * images + 5)
    assert abs(result.mean().item()) < 0.1, "the mean is not 0"
    assert 0.7 < result.std(correction=0).item() < 1.1, "the deviation is not 1"
    assert_close(brighter, result, rtol=1e-3, atol=1e-4)
    dark, *others = result.flatten(1).mean(dim=1)
    assert dark < min(others) - 0.3, "a dark image is as bright as the others"


@pytest.mark.points(0.75, target="to_lenet_input")
def test_pixels_keep_their_place(submission, rng):
    """to_lenet_input enlarges each image to the whole of 32x32, each pixel in its place
    zh: to_lenet_input 把每张图像放大到整个 32x32，每个像素都在自己的位置上
    hint: One pixel becomes a block of 4x4. Is the image enlarged, or only framed?
    hint.zh: 一个像素变成 4x4 的一块。图像是放大了，还是只加了边框？
    """
    images = draw(rng, 5)
    pixels = pixels_of(enlarged(submission, images), 5)
    both = torch.corrcoef(torch.stack([pixels.flatten(), images.flatten()]))
    assert both[0, 1] >= 0.9, "the pixels do not lie where they lay"


@pytest.mark.points(0.25, target="to_lenet_input")
def test_images_stay(submission, box, rng):
    """to_lenet_input leaves the images as they were
    zh: to_lenet_input 不改动传入的图像
    hint: Which line standardises, and where does it put the result?
    hint.zh: 哪一行做了标准化？结果写到哪里去了？
    """
    images = draw(rng, 4).float().numpy()
    result, after = box.props.with_argument(submission.to_lenet_input, images)
    assert abs(fetch(result).double().mean().item()) < 0.1, "the mean is not 0"
    assert fetch(result).double().std().item() > 0.5, "nothing is left of the images"
    assert_close(after, images)
