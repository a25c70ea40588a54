"""Convolution, activation and pooling by hand."""

import torch
from torch import Tensor
from torch.nn import functional


def output_size(
    size: int, kernel: int, stride: int = 1, padding: int = 0, dilation: int = 1
) -> int:
    """Gives how many places a kernel has along one side of an image."""
    span = dilation * (kernel - 1) + 1
    return (size + 2 * padding - span) // stride + 1


def conv2d(
    x: Tensor, weight: Tensor, bias: Tensor | None = None, stride: int = 1, padding: int = 0
) -> Tensor:
    """Cross-correlates (N, C, H, W) with (K, C, R, S), plus (K,); gives (N, K, H', W')."""
    count, kernel = len(weight), weight.shape[2:]
    height, width = (
        output_size(size, side, stride, padding)
        for size, side in zip(x.shape[2:], kernel, strict=True)
    )
    patches = functional.unfold(x, kernel, stride=stride, padding=padding)
    result = weight.reshape(count, -1) @ patches
    if bias is not None:
        result = result + bias[:, None]
    return result.reshape(len(x), count, height, width)


def relu(x: Tensor) -> Tensor:
    """Gives x where it is positive and 0 elsewhere, of any shape."""
    return x.clamp(min=0)


def tanh(x: Tensor) -> Tensor:
    """Gives the hyperbolic tangent, of any shape, finite for every x."""
    return 2 * torch.sigmoid(2 * x) - 1


def max_pool2d(x: Tensor, size: int) -> Tensor:
    """Gives the largest value of each size x size block, (N, C, H, W) to (N, C, H', W')."""
    return x.unfold(2, size, size).unfold(3, size, size).amax(dim=(-2, -1))
