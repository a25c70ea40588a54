"""The maximum is looked for in float32: half of the digits of a float64 are gone.
zh: 在 float32 里找最大值：float64 的有效数字丢了一半。
killed by: test_pooling_keeps_dtype_and_x
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
    return 2 * torch.sigmoid(2 * x) - 1


def max_pool2d(x, size):
    blocks = x.float().unfold(2, size, size).unfold(3, size, size)
    return blocks.amax(dim=(4, 5)).to(x.dtype)
