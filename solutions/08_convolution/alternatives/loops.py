"""Every place of the kernel by itself."""

import torch
from torch.nn import functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    size = size + 2 * padding
    places = 0
    start = 0
    while start + dilation * (kernel - 1) < size:
        places += 1
        start += stride
    return places


def conv2d(x, weight, bias=None, stride=1, padding=0):
    x = F.pad(x, (padding, padding, padding, padding))
    K, _, R, S = weight.shape
    H = output_size(x.shape[2], R, stride)
    W = output_size(x.shape[3], S, stride)
    rows = []
    for i in range(H):
        row = []
        for j in range(W):
            patch = x[:, :, i * stride : i * stride + R, j * stride : j * stride + S]
            row.append(torch.stack([(patch * weight[k]).sum(dim=(1, 2, 3)) for k in range(K)], 1))
        rows.append(torch.stack(row, dim=-1))
    out = torch.stack(rows, dim=-2)
    if bias is not None:
        out = out + bias.view(1, -1, 1, 1)
    return out


def relu(x):
    return torch.where(x > 0, x, torch.zeros_like(x))


def tanh(x):
    shrink = torch.exp(-2 * x.abs())
    return x.sign() * (1 - shrink) / (1 + shrink)


def max_pool2d(x, size):
    rows = []
    for i in range(x.shape[2] // size):
        row = []
        for j in range(x.shape[3] // size):
            block = x[:, :, i * size : (i + 1) * size, j * size : (j + 1) * size]
            row.append(block.flatten(2).max(dim=-1).values)
        rows.append(torch.stack(row, dim=-1))
    return torch.stack(rows, dim=-2)
