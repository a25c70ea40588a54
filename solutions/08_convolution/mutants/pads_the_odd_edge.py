"""The rest at the edge makes a block of its own: it is dropped.
zh: 边上剩下的也算了一块：应该舍去。
killed by: test_odd_edges_are_dropped
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
    down, right = -x.shape[2] % size, -x.shape[3] % size
    x = F.pad(x, (0, right, 0, down), value=float("-inf"))
    return x.unfold(2, size, size).unfold(3, size, size).amax(dim=(4, 5))
