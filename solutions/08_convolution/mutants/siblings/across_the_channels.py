"""The layers of a network; pooling lets the strongest channel win everywhere."""

import torch
import torch.nn.functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    span = dilation * (kernel - 1) + 1
    return len(range(0, size + 2 * padding - span + 1, stride))


def conv2d(x, weight, bias=None, stride=1, padding=0):
    n, _, h, w = x.shape
    k, _, r, s = weight.shape
    rows = (h + 2 * padding - r) // stride + 1
    cols = (w + 2 * padding - s) // stride + 1
    patches = F.unfold(x, (r, s), padding=padding, stride=stride)
    out = (weight.reshape(k, -1) @ patches).reshape(n, k, rows, cols)
    if bias is not None:
        out = out + bias.view(1, -1, 1, 1)
    return out


def relu(x):
    return x.clamp(min=0)


def tanh(x):
    twice = x + x
    return torch.sigmoid(twice) - torch.sigmoid(-twice)


def max_pool2d(x, size):
    n, c, h, w = x.shape
    rows, cols = h // size, w // size
    pooled = x.new_zeros(x.shape[0], c, rows, cols)
    for i in range(rows):
        for j in range(cols):
            block = x[:, :, i * size : (i + 1) * size, j * size : (j + 1) * size]
            # one number for each image, which broadcasts over its channels
            pooled[:, :, i, j] = block.reshape(n, -1).max(dim=1, keepdim=True).values
    return pooled
