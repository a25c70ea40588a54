"""The layers of a network; exp of a large positive number has no finite value."""

import torch
import torch.nn.functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    full = size + 2 * padding
    last = full - (kernel - 1) * dilation - 1
    steps, _ = divmod(last, stride)
    return steps + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    r, s = weight.shape[2:]
    padded = F.pad(x, (padding, padding, padding, padding))
    windows = padded.unfold(2, r, stride).unfold(3, s, stride)
    out = torch.einsum("nchwrs,kcrs->nkhw", windows, weight)
    return out if bias is None else out + bias[:, None, None]


def relu(x):
    return torch.where(x > 0, x, torch.zeros_like(x))


def tanh(x):
    grown = torch.expm1(x + x)
    return grown / (grown + 2)


def max_pool2d(x, size):
    rows, cols = x.shape[2] // size, x.shape[3] // size
    x = x[:, :, : rows * size, : cols * size]
    # 先在行内取最大，再在列内取最大
    x = x.unflatten(3, (cols, size)).amax(dim=4)
    return x.unflatten(2, (rows, size)).amax(dim=3)
