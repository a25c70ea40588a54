"""The layers of a network; the bias meets the columns instead of the maps."""

import torch
import torch.nn.functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    r, s = weight.shape[-2:]
    padded = F.pad(x, (padding, padding, padding, padding))
    windows = padded.unfold(2, r, stride).unfold(3, s, stride)
    out = torch.tensordot(windows, weight, dims=([1, 4, 5], [1, 2, 3])).movedim(-1, 1)
    if bias is not None:
        out = out + bias[None, None, None, :]
    return out


def relu(x):
    # 小于等于零的都换成 0
    return x.masked_fill(x <= 0, 0.0)


def tanh(x):
    # 两个分支的指数都不会溢出
    right = torch.exp(-2 * x.clamp(min=0))
    left = torch.exp(2 * x.clamp(max=0))
    return torch.where(x > 0, (1 - right) / (1 + right), (left - 1) / (left + 1))


def max_pool2d(x, size):
    n, c, h, w = x.shape
    pooled = x.new_empty(n, c, h // size, w // size)
    for i in range(h // size):
        for j in range(w // size):
            top, left = i * size, j * size
            pooled[:, :, i, j] = x[:, :, top : top + size, left : left + size].amax(dim=(2, 3))
    return pooled
