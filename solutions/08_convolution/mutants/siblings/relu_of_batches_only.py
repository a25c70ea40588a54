"""The layers of a network; the activation expects images, with batch and channels."""

import torch
import torch.nn.functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    full = size + 2 * padding
    last = full - (kernel - 1) * dilation - 1
    steps, _ = divmod(last, stride)
    return steps + 1


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
    n, c, h, w = x.shape
    flat = x.reshape(n, c * h * w)
    cut = torch.where(flat > 0, flat, torch.zeros_like(flat))
    return cut.reshape(n, c, h, w)


def tanh(x):
    twice = x + x
    return torch.sigmoid(twice) - torch.sigmoid(-twice)


def max_pool2d(x, size):
    rows, cols = x.shape[2] // size, x.shape[3] // size
    x = x[:, :, : rows * size, : cols * size]
    # 先在行内取最大，再在列内取最大
    x = x.unflatten(3, (cols, size)).amax(dim=4)
    return x.unflatten(2, (rows, size)).amax(dim=3)
