"""Patch and kernel are flattened in different orders: rows of one meet columns of the other.
zh: 图块和卷积核展平的顺序不同：一个的行对上了另一个的列。
killed by: test_cross_correlation
"""

import torch
from torch.nn import functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    x = F.pad(x, (padding, padding, padding, padding))
    patches = x.unfold(2, weight.shape[2], stride).unfold(3, weight.shape[3], stride)
    flat = patches.permute(0, 2, 3, 1, 4, 5).flatten(3)
    out = flat @ weight.transpose(2, 3).flatten(1).T
    out = out.permute(0, 3, 1, 2)
    return out if bias is None else out + bias.reshape(1, -1, 1, 1)


def relu(x):
    return x.clamp(min=0)


def tanh(x):
    return 2 * torch.sigmoid(2 * x) - 1


def max_pool2d(x, size):
    return x.unfold(2, size, size).unfold(3, size, size).amax(dim=(4, 5))
