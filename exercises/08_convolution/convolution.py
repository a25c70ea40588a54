"""Convolution, activation and pooling by hand. Read README.md, then replace the TODOs."""

from torch import Tensor


def output_size(
    size: int, kernel: int, stride: int = 1, padding: int = 0, dilation: int = 1
) -> int:
    """Gives how many places a kernel has along one side of an image."""
    # TODO: how far does the kernel reach, and how often can it move on?
    raise NotImplementedError("output_size")


def conv2d(
    x: Tensor, weight: Tensor, bias: Tensor | None = None, stride: int = 1, padding: int = 0
) -> Tensor:
    """Cross-correlates (N, C, H, W) with (K, C, R, S), plus (K,); gives (N, K, H', W')."""
    # TODO: pad, take the patch at each place, multiply with each kernel and sum.
    raise NotImplementedError("conv2d")


def relu(x: Tensor) -> Tensor:
    """Gives x where it is positive and 0 elsewhere, of any shape."""
    # TODO: one operation, and not in place.
    raise NotImplementedError("relu")


def tanh(x: Tensor) -> Tensor:
    """Gives the hyperbolic tangent, of any shape, finite for every x."""
    # TODO: write it so that no exponential can overflow, on the way back either.
    raise NotImplementedError("tanh")


def max_pool2d(x: Tensor, size: int) -> Tensor:
    """Gives the largest value of each size x size block, (N, C, H, W) to (N, C, H', W')."""
    # TODO: cut into blocks, then one value for each.
    raise NotImplementedError("max_pool2d")
