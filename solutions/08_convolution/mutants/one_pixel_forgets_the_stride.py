"""A kernel of one pixel has a way of its own, which forgets the stride.
zh: 一个像素的卷积核走了另一条路，那里忘了步幅。
killed by: test_stride
"""

import torch
from torch.nn import functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    if weight.shape[2] * weight.shape[3] == 1:
        out = torch.einsum("nchw,kc->nkhw", x, weight[:, :, 0, 0])
        return out if bias is None else out + bias.reshape(1, -1, 1, 1)
    x = F.pad(x, (padding, padding, padding, padding))
    patches = x.unfold(2, weight.shape[2], stride).unfold(3, weight.shape[3], stride)
    out = torch.einsum("nchwrs,kcrs->nkhw", patches, weight)
    return out if bias is None else out + bias.reshape(1, -1, 1, 1)


def relu(x):
    return x.clamp(min=0)


def tanh(x):
    return 2 * torch.sigmoid(2 * x) - 1


def max_pool2d(x, size):
    return x.unfold(2, size, size).unfold(3, size, size).amax(dim=(4, 5))
