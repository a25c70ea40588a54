"""The layers of a network; beyond the border the image goes on with its last pixels."""

import torch


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    span = dilation * (kernel - 1) + 1
    return len(range(0, size + 2 * padding - span + 1, stride))


def conv2d(x, weight, bias=None, stride=1, padding=0):
    h, w = x.shape[2:]
    r, s = weight.shape[2:]
    rows = torch.arange(-padding, h + padding, device=x.device).clamp(0, h - 1)
    cols = torch.arange(-padding, w + padding, device=x.device).clamp(0, w - 1)
    padded = x[:, :, rows][:, :, :, cols]
    windows = padded.unfold(2, r, stride).unfold(3, s, stride)
    out = torch.einsum("ncijrs,kcrs->nkij", windows, weight)
    if bias is not None:
        out = out + bias.view(1, -1, 1, 1)
    return out


def relu(x):
    return torch.maximum(x, torch.zeros_like(x))


def tanh(x):
    twice = x + x
    return torch.sigmoid(twice) - torch.sigmoid(-twice)


def max_pool2d(x, size):
    n, c, h, w = x.shape
    rows, cols = h // size, w // size
    blocks = x[:, :, : rows * size, : cols * size].reshape(n, c, rows, size, cols, size)
    return blocks.amax(dim=(3, 5))
