"""The layers of a network; the activation takes the bare values, so nothing leads back."""

import torch
import torch.nn.functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    span = dilation * (kernel - 1) + 1
    return len(range(0, size + 2 * padding - span + 1, stride))


def conv2d(x, weight, bias=None, stride=1, padding=0):
    padded = F.pad(x, (padding,) * 4)
    maps = []
    for kernel in weight:
        _, r, s = kernel.shape
        windows = padded.unfold(2, r, stride).unfold(3, s, stride)
        # (N, C, H', W', R, S) 与 (C, 1, 1, R, S) 相乘
        products = windows * kernel[:, None, None]
        maps.append(products.sum(dim=(1, 4, 5)))
    out = torch.stack(maps, dim=1)
    if bias is not None:
        out = out + bias.unsqueeze(-1).unsqueeze(-1)
    return out


def relu(x):
    return x.clamp(min=0)


def tanh(x):
    values = x.data
    small = torch.exp(-2 * values.abs())
    size = (1 - small) / (1 + small)
    return torch.where(values < 0, -size, size)


def max_pool2d(x, size):
    n, c, h, w = x.shape
    rows, cols = h // size, w // size
    blocks = x[..., : rows * size, : cols * size].reshape(n, c, rows, size, cols, size)
    blocks = blocks.permute(0, 1, 2, 4, 3, 5).flatten(start_dim=4)
    return blocks.max(dim=-1).values
