"""relu weighs its input with a steep sigmoid, and that is no clean cut around 0."""

import torch
from torch import nn


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    free = size + 2 * padding - dilation * (kernel - 1) - 1
    return free // stride + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    k, c, r, s = weight.shape
    columns = nn.functional.unfold(x, kernel_size=(r, s), stride=stride, padding=padding)
    flat = weight.reshape(k, c * r * s)
    result = torch.einsum("kp,npl->nkl", flat, columns)
    if bias is not None:
        result = result + bias.reshape(1, k, 1)
    shape = (
        output_size(x.shape[2], r, stride, padding),
        output_size(x.shape[3], s, stride, padding),
    )
    return result.unflatten(2, shape)


def relu(x):
    # 很陡的开关：正数一侧约为 1，负数一侧约为 0
    gate = torch.sigmoid(100 * x)
    return x * gate


def tanh(x):
    up = torch.sigmoid(2 * x)
    return up - torch.sigmoid(-2 * x)


def max_pool2d(x, size):
    rows, columns = x.shape[2] // size, x.shape[3] // size
    best = None
    for i in range(size):
        for j in range(size):
            part = x[:, :, i : rows * size : size, j : columns * size : size]
            best = part if best is None else torch.maximum(best, part)
    return best.clone()
