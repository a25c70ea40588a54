"""The layers of a network; the textbook quotient, whose exponentials overflow."""

import torch
import torch.nn.functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


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
    return torch.maximum(x, torch.zeros_like(x))


def tanh(x):
    up, down = torch.exp(torch.stack([x, -x]))
    sinh = (up - down) / 2
    cosh = (up + down) / 2
    return sinh / cosh


def max_pool2d(x, size):
    high, wide = x.shape[2] // size * size, x.shape[3] // size * size
    best = x[:, :, 0:high:size, 0:wide:size]
    for i in range(size):
        for j in range(size):
            best = torch.maximum(best, x[:, :, i:high:size, j:wide:size])
    return best
