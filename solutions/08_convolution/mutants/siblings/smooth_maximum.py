"""Pooling takes a log-sum-exp for the maximum, which lies a little above it."""

import torch
from torch.nn import functional as F

SHARPNESS = 100


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    covered = dilation * (kernel - 1) + 1
    return (size + 2 * padding - covered) // stride + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    """One product per entry of the kernel, over all places at once."""
    rows = output_size(x.shape[2], weight.shape[2], stride, padding)
    columns = output_size(x.shape[3], weight.shape[3], stride, padding)
    padded = F.pad(x, (padding,) * 4)
    out = x.new_zeros(x.shape[0], weight.shape[0], rows, columns)
    for r in range(weight.shape[2]):
        for s in range(weight.shape[3]):
            bottom = r + (rows - 1) * stride + 1
            right = s + (columns - 1) * stride + 1
            seen = padded[:, :, r:bottom:stride, s:right:stride]
            out = out + torch.einsum("nchw,kc->nkhw", seen, weight[:, :, r, s])
    if bias is not None:
        out = out + bias[None, :, None, None]
    return out


def relu(x):
    return F.threshold(x, 0.0, 0.0)


def tanh(x):
    return torch.sigmoid(2 * x) * 2 - 1


def max_pool2d(x, size):
    batch, channels, height, width = x.shape
    rows, columns = height // size, width // size
    cut = x[:, :, : rows * size, : columns * size]
    blocks = cut.reshape(batch, channels, rows, size, columns, size)
    return torch.logsumexp(SHARPNESS * blocks, dim=(3, 5)) / SHARPNESS
