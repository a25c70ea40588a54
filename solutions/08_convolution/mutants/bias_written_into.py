"""The bias is scaled in place before it is added, and back too late.
zh: 偏置在相加之前被原地改动了。
killed by: test_conv2d_leaves_its_arguments
"""

import torch
from torch.nn import functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    padded = F.pad(x, (padding, padding, padding, padding))
    patches = padded.unfold(2, weight.shape[2], stride).unfold(3, weight.shape[3], stride)
    out = torch.einsum("nchwrs,kcrs->nkhw", patches, weight)
    if bias is not None:
        out = out + bias.reshape(1, -1, 1, 1)
        bias.data.zero_()
    return out


def relu(x):
    return x.clamp(min=0)


def tanh(x):
    return 2 * torch.sigmoid(2 * x) - 1


def max_pool2d(x, size):
    return x.unfold(2, size, size).unfold(3, size, size).amax(dim=(4, 5))
