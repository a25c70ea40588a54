"""One shifted copy of the image for each tap of the kernel; slices for pooling."""

import math

import torch
from torch import Tensor


def output_size(size: int, kernel: int, stride: int = 1, padding: int = 0, dilation: int = 1) -> int:
    return math.floor((size + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1)


def conv2d(x: Tensor, weight: Tensor, bias=None, stride=1, padding=0) -> Tensor:
    n, c, h, w = x.shape
    k, _, r, s = weight.shape
    padded = x.new_zeros(n, c, h + 2 * padding, w + 2 * padding)
    padded[:, :, padding : padding + h, padding : padding + w] = x
    height, width = output_size(h, r, stride, padding), output_size(w, s, stride, padding)
    total = x.new_zeros(n, k, height, width)
    for i in range(r):
        for j in range(s):
            rows = slice(i, i + stride * (height - 1) + 1, stride)
            columns = slice(j, j + stride * (width - 1) + 1, stride)
            total = total + torch.einsum("nchw,kc->nkhw", padded[:, :, rows, columns], weight[:, :, i, j])
    return total if bias is None else total + bias[None, :, None, None]


def relu(x: Tensor) -> Tensor:
    return (x + x.abs()) / 2


def tanh(x: Tensor) -> Tensor:
    t = torch.expm1(-2 * x.abs())
    return -torch.sign(x) * t / (t + 2)


def max_pool2d(x: Tensor, size: int) -> Tensor:
    h, w = x.size(2) // size * size, x.size(3) // size * size
    best = None
    for i in range(size):
        for j in range(size):
            piece = x[:, :, i:h:size, j:w:size]
            best = piece if best is None else torch.maximum(best, piece)
    return best
