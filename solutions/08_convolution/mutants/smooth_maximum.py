"""A logarithm of a sum of powers stands for the maximum: close is not equal, least at ties.
zh: 用幂之和的对数代替了最大值：接近不等于相等，值相同时差得最多。
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
    blocks = x.unfold(2, size, size).unfold(3, size, size)
    return torch.logsumexp(1e4 * blocks, dim=(4, 5)) / 1e4
