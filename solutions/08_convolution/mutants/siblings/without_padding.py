"""The layers of a network; the kernel never leaves the image, whatever padding says."""

import torch


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    reach = 1 + (kernel - 1) * dilation  # 膨胀之后核的跨度
    room = size + padding + padding - reach
    return 1 + room // stride


def conv2d(x, weight, bias=None, stride=1, padding=0):
    r, s = weight.shape[-2:]
    maps = []
    for kernel in weight:
        windows = x.unfold(2, r, stride).unfold(3, s, stride)
        maps.append(torch.einsum("nchwrs,crs->nhw", windows, kernel))
    out = torch.stack(maps, dim=1)
    if bias is None:
        return out
    return out + bias[:, None, None]


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
