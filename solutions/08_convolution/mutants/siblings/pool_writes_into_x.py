"""The layers of a network; the losers of each block are erased in the caller's tensor."""

import torch
import torch.nn.functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    r, s = weight.shape[2:]
    padded = F.pad(x, (padding, padding, padding, padding))
    windows = padded.unfold(2, r, stride).unfold(3, s, stride)
    out = torch.einsum("nchwrs,kcrs->nkhw", windows, weight)
    return out if bias is None else out + bias[:, None, None]


def relu(x):
    return x.clamp(min=0)


def tanh(x):
    twice = x + x
    return torch.sigmoid(twice) - torch.sigmoid(-twice)


def max_pool2d(x, size):
    n, c, h, w = x.shape
    high, wide = h - h % size, w - w % size
    blocks = x[:, :, :high, :wide].reshape(n, c, high // size, size, wide // size, size)
    best = blocks.transpose(3, 4).flatten(4).max(dim=4).values
    inside = x.data[:, :, :high, :wide]
    spread = best.data.repeat_interleave(size, dim=2).repeat_interleave(size, dim=3)
    # 只留下每一块的最大值
    inside[inside != spread] = 0
    return best
