"""The layers of a network; the curve is replaced by a ramp between two flat ends."""

import torch
import torch.nn.functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


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
    one = torch.ones_like(x)
    y = torch.where(x > 1, one, x)
    return torch.where(x < -1, -one, y)


def max_pool2d(x, size):
    n, c, h, w = x.shape
    pooled = x.new_empty(n, c, h // size, w // size)
    for i in range(h // size):
        for j in range(w // size):
            top, left = i * size, j * size
            pooled[:, :, i, j] = x[:, :, top : top + size, left : left + size].amax(dim=(2, 3))
    return pooled
