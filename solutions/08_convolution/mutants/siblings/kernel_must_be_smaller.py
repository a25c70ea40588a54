"""The layers of a network; where a kernel fills a whole side, the list of places is empty."""

import torch
import torch.nn.functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    span = dilation * (kernel - 1) + 1
    return len(range(0, size + 2 * padding - span + 1, stride))


def _places(size, kernel, stride):
    places = list(range(0, size - kernel, stride))
    # the range stops one early: add the last place
    if places and places[-1] + stride <= size - kernel:
        places.append(places[-1] + stride)
    return places


def conv2d(x, weight, bias=None, stride=1, padding=0):
    k, _, r, s = weight.shape
    padded = F.pad(x, (padding, padding, padding, padding))
    tops = _places(padded.shape[2], r, stride)
    lefts = _places(padded.shape[3], s, stride)
    out = x.new_zeros(len(x), k, len(tops), len(lefts))
    for i, top in enumerate(tops):
        for j, left in enumerate(lefts):
            patch = padded[:, :, top : top + r, left : left + s]
            out[:, :, i, j] = torch.einsum("ncrs,kcrs->nk", patch, weight)
    if bias is not None:
        out = out + bias.view(-1, 1, 1)
    return out


def relu(x):
    return torch.where(x > 0, x, torch.zeros_like(x))


def tanh(x):
    return 1 - 2 * (-2 * x).sigmoid()


def max_pool2d(x, size):
    n, c, h, w = x.shape
    pooled = x.new_empty(n, c, h // size, w // size)
    for i in range(h // size):
        for j in range(w // size):
            top, left = i * size, j * size
            pooled[:, :, i, j] = x[:, :, top : top + size, left : left + size].amax(dim=(2, 3))
    return pooled
