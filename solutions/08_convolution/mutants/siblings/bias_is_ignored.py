"""The layers of a network; the convolution never looks at its bias."""

import torch
import torch.nn.functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    full = size + 2 * padding
    last = full - (kernel - 1) * dilation - 1
    steps, _ = divmod(last, stride)
    return steps + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    _, _, h, w = x.shape
    k, _, r, s = weight.shape
    rows = 1 + (h + 2 * padding - r) // stride
    cols = 1 + (w + 2 * padding - s) // stride
    columns = F.unfold(x, (r, s), padding=padding, stride=stride)
    maps = torch.einsum("kp,npl->nkl", weight.reshape(k, -1), columns)
    return maps.unflatten(2, (rows, cols))


def relu(x):
    return x.clamp(min=0)


def tanh(x):
    # 两个分支的指数都不会溢出
    right = torch.exp(-2 * x.clamp(min=0))
    left = torch.exp(2 * x.clamp(max=0))
    return torch.where(x > 0, (1 - right) / (1 + right), (left - 1) / (left + 1))


def max_pool2d(x, size):
    n, c, h, w = x.shape
    rows, cols = h // size, w // size
    blocks = x[..., : rows * size, : cols * size].reshape(n, c, rows, size, cols, size)
    blocks = blocks.permute(0, 1, 2, 4, 3, 5).flatten(start_dim=4)
    return blocks.max(dim=-1).values
