"""All that equal the largest value are added up: it may stand in a block more than once.
zh: 把所有等于最大值的数加了起来：一块里的最大值可能不止出现一次。
killed by: test_largest_of_each_block
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
    largest = blocks.amax(dim=(4, 5), keepdim=True)
    return (blocks * (blocks == largest)).sum(dim=(4, 5))
