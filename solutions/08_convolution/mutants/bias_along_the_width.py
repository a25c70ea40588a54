"""The bias is added along the width: broadcasting begins at the last dimension, and it has as many columns as kernels here.
zh: 偏置加到了宽度方向：广播从最后一维开始，而这里的列数恰好等于核数。
killed by: test_bias_belongs_to_the_kernel
"""

import torch
from torch.nn import functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    x = F.pad(x, (padding, padding, padding, padding))
    patches = x.unfold(2, weight.shape[2], stride).unfold(3, weight.shape[3], stride)
    out = torch.einsum("nchwrs,kcrs->nkhw", patches, weight)
    if bias is None:
        return out
    along_width = len(bias) == out.shape[3]
    return out + (bias if along_width else bias.reshape(1, -1, 1, 1))


def relu(x):
    return x.clamp(min=0)


def tanh(x):
    return 2 * torch.sigmoid(2 * x) - 1


def max_pool2d(x, size):
    return x.unfold(2, size, size).unfold(3, size, size).amax(dim=(4, 5))
