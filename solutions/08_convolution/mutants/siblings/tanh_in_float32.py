"""The layers of a network; the activation is computed in single precision only."""

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
    return x.clamp(min=0)


def tanh(x):
    single = x.to(torch.float32)
    s = torch.sigmoid(single + single)
    return s - (1 - s)


def max_pool2d(x, size):
    n, c, h, w = x.shape
    rows, cols = h // size, w // size
    blocks = x[:, :, : rows * size, : cols * size].reshape(n, c, rows, size, cols, size)
    return blocks.amax(dim=(3, 5))
