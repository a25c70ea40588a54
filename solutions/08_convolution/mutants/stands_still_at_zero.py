"""Made of a sign and an absolute value, tanh has no slope left at 0: there it is 1.
zh: 用符号和绝对值拼成的 tanh 在 0 处没有斜率了：那里的斜率是 1。
killed by: test_tanh_rises_through_zero
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
    shrink = torch.exp(-2 * x.abs())
    return x.sign() * (1 - shrink) / (1 + shrink)


def max_pool2d(x, size):
    return x.unfold(2, size, size).unfold(3, size, size).amax(dim=(4, 5))
