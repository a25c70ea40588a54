"""The layers of a network; what is negative shrinks to a tenth and stays."""

import torch
import torch.nn.functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    span = dilation * (kernel - 1) + 1
    return len(range(0, size + 2 * padding - span + 1, stride))


def conv2d(x, weight, bias=None, stride=1, padding=0):
    padded = F.pad(x, [padding] * 4)
    height, width = padded.shape[-2:]
    kernels, _, r, s = weight.shape
    flat = weight.reshape(kernels, -1)
    lines = []
    # 逐个位置取图块
    for top in range(0, height - r + 1, stride):
        line = []
        for left in range(0, width - s + 1, stride):
            patch = padded[:, :, top : top + r, left : left + s]
            line.append(patch.reshape(len(x), -1) @ flat.T)
        lines.append(torch.stack(line, dim=-1))
    out = torch.stack(lines, dim=2)
    if bias is not None:
        out = out + bias.reshape(-1, 1, 1)
    return out


def relu(x):
    positive = x.clamp(min=0)
    negative = x.clamp(max=0)
    return positive + 0.1 * negative


def tanh(x):
    # 两个分支的指数都不会溢出
    right = torch.exp(-2 * x.clamp(min=0))
    left = torch.exp(2 * x.clamp(max=0))
    return torch.where(x > 0, (1 - right) / (1 + right), (left - 1) / (left + 1))


def max_pool2d(x, size):
    n, c, h, w = x.shape
    rows, cols = h // size, w // size
    blocks = x[..., : rows * size, : cols * size].reshape(n, c, rows, size, cols, size)
    blocks = blocks.permute(0, 1, 2, 4, 3, 5).flatten(start_dim=4)
    return blocks.max(dim=-1).values
