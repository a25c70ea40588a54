"""The layers of a network; the padded side is taken to grow at one end."""

import torch
import torch.nn.functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    padded = size + padding
    span = dilation * (kernel - 1) + 1
    return len(range(0, padded - span + 1, stride))


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
    return torch.where(x > 0, x, torch.zeros_like(x))


def tanh(x):
    # beyond 20 the curve is 1 to the last digit
    grown = torch.expm1(2 * x.clamp(-20, 20))
    return grown / (grown + 2)


def max_pool2d(x, size):
    rows, cols = x.shape[2] // size, x.shape[3] // size
    x = x[:, :, : rows * size, : cols * size]
    # 先在行内取最大，再在列内取最大
    x = x.unflatten(3, (cols, size)).amax(dim=4)
    return x.unflatten(2, (rows, size)).amax(dim=3)
