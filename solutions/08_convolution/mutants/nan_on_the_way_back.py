"""The value is chosen by `where`, but backward goes through both branches: 0 times inf is nan.
zh: 用 `where` 选出了值，反向传播却经过两个分支：0 乘 inf 是 nan。
killed by: test_large_values_stay_finite
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
    e = torch.exp(2 * x)
    return torch.where(x.abs() > 20, x.sign(), (e - 1) / (e + 1))


def max_pool2d(x, size):
    return x.unfold(2, size, size).unfold(3, size, size).amax(dim=(4, 5))
