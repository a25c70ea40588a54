"""The layers of a network; pooling collects its values in a single-precision table."""

import torch


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


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
    return torch.maximum(x, torch.zeros_like(x))


def tanh(x):
    # 两个分支的指数都不会溢出
    right = torch.exp(-2 * x.clamp(min=0))
    left = torch.exp(2 * x.clamp(max=0))
    return torch.where(x > 0, (1 - right) / (1 + right), (left - 1) / (left + 1))


def max_pool2d(x, size):
    n, c, h, w = x.shape
    out = torch.zeros(n, c, h // size, w // size, dtype=torch.float32, device=x.device)
    for i in range(h // size):
        for j in range(w // size):
            block = x[:, :, i * size : (i + 1) * size, j * size : (j + 1) * size]
            out[:, :, i, j] = block.amax(dim=(2, 3))
    return out
