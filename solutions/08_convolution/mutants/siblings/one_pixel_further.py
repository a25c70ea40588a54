"""The layers of a network; the pooling window creeps on by a single pixel."""

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
    return torch.maximum(x, torch.zeros_like(x))


def tanh(x):
    # beyond 20 the curve is 1 to the last digit
    grown = torch.expm1(2 * x.clamp(-20, 20))
    return grown / (grown + 2)


def max_pool2d(x, size):
    rows = x.shape[2] - size + 1
    cols = x.shape[3] - size + 1
    best = x[:, :, :rows, :cols]
    for i in range(size):
        for j in range(size):
            best = torch.maximum(best, x[:, :, i : i + rows, j : j + cols])
    return best
