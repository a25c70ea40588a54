"""The layers of a network; a tensor needs at least a batch and one more dimension here."""

import torch
import torch.nn.functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    reach = 1 + (kernel - 1) * dilation  # 膨胀之后核的跨度
    room = size + padding + padding - reach
    return 1 + room // stride


def conv2d(x, weight, bias=None, stride=1, padding=0):
    r, s = weight.shape[2:]
    padded = F.pad(x, (padding, padding, padding, padding))
    windows = padded.unfold(2, r, stride).unfold(3, s, stride)
    out = torch.einsum("nchwrs,kcrs->nkhw", windows, weight)
    return out if bias is None else out + bias[:, None, None]


def relu(x):
    return F.threshold(x, 0.0, 0.0)


def tanh(x):
    rows = x.flatten(start_dim=1)
    curved = 1 - 2 * torch.sigmoid(-2 * rows)
    return curved.reshape(x.shape)


def max_pool2d(x, size):
    n, c, h, w = x.shape
    pooled = x.new_empty(n, c, h // size, w // size)
    for i in range(h // size):
        for j in range(w // size):
            top, left = i * size, j * size
            pooled[:, :, i, j] = x[:, :, top : top + size, left : left + size].amax(dim=(2, 3))
    return pooled
