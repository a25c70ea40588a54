"""The layers of a network; the number of places comes out of a true division."""

import torch


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    span = dilation * (kernel - 1) + 1
    room = size + 2 * padding - span
    moves = room / stride
    return moves + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    n, c, h, w = x.shape
    k, _, r, s = weight.shape
    big = x.new_zeros(n, c, h + 2 * padding, w + 2 * padding)
    big[:, :, padding : padding + h, padding : padding + w] = x
    rows = (h + 2 * padding - r) // stride + 1
    cols = (w + 2 * padding - s) // stride + 1
    out = x.new_zeros(n, k, rows, cols)
    # one entry of the kernels at a time, for all places together
    for i in range(r):
        for j in range(s):
            part = big[:, :, i : i + stride * rows : stride, j : j + stride * cols : stride]
            part = part[:, :, :rows, :cols]
            out = out + torch.einsum("nchw,kc->nkhw", part, weight[:, :, i, j])
    if bias is None:
        return out
    return out + bias.view(k, 1, 1)


def relu(x):
    return torch.where(x > 0, x, torch.zeros_like(x))


def tanh(x):
    twice = x + x
    return torch.sigmoid(twice) - torch.sigmoid(-twice)


def max_pool2d(x, size):
    n, c, h, w = x.shape
    pooled = x.new_empty(n, c, h // size, w // size)
    for i in range(h // size):
        for j in range(w // size):
            top, left = i * size, j * size
            pooled[:, :, i, j] = x[:, :, top : top + size, left : left + size].amax(dim=(2, 3))
    return pooled
