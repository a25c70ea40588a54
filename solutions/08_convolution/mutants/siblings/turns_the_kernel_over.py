"""The layers of a network; the last entry of the kernel meets the first of the patch."""

import torch
import torch.nn.functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    r, s = weight.shape[2:]
    padded = F.pad(x, (padding, padding, padding, padding))
    rows = (padded.shape[2] - r) // stride + 1
    cols = (padded.shape[3] - s) // stride + 1
    out = 0
    for i in range(r):
        for j in range(s):
            pixels = padded[:, :, i::stride, j::stride][:, :, :rows, :cols]
            # 卷积的定义：下标相反
            entry = weight[:, :, r - 1 - i, s - 1 - j]
            out = out + torch.einsum("nchw,kc->nkhw", pixels, entry)
    if bias is not None:
        out = out + bias.view(-1, 1, 1)
    return out


def relu(x):
    return torch.where(x > 0, x, torch.zeros_like(x))


def tanh(x):
    # beyond 20 the curve is 1 to the last digit
    grown = torch.expm1(2 * x.clamp(-20, 20))
    return grown / (grown + 2)


def max_pool2d(x, size):
    n, c, h, w = x.shape
    pooled = x.new_empty(n, c, h // size, w // size)
    for i in range(h // size):
        for j in range(w // size):
            top, left = i * size, j * size
            pooled[:, :, i, j] = x[:, :, top : top + size, left : left + size].amax(dim=(2, 3))
    return pooled
