"""Straight lines instead of a curve: x cut at -1 and 1.
zh: 用直线代替了曲线：只是把 x 截到 -1 和 1 之间。
killed by: test_hyperbolic_tangent
"""

import torch
from torch.nn import functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    x = F.pad(x, (padding, padding, padding, padding))
    patches = x.unfold(2, weight.shape[2], stride).unfold(3, weight.shape[3], stride)
    out = torch.einsum("nchwrs,kcrs->nkhw", patches, weight)
    return out if bias is None else out + bias.reshape(1, -1, 1, 1)


def relu(x):
    return x.clamp(min=0)


def tanh(x):
    return x.clamp(-1, 1)


def max_pool2d(x, size):
    return x.unfold(2, size, size).unfold(3, size, size).amax(dim=(4, 5))
