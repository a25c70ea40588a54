"""The layers of a network; the leftover rows and columns are pooled as smaller blocks."""

import torch
import torch.nn.functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    reach = 1 + (kernel - 1) * dilation  # 膨胀之后核的跨度
    room = size + padding + padding - reach
    return 1 + room // stride


def conv2d(x, weight, bias=None, stride=1, padding=0):
    padded = F.pad(x, (padding,) * 4)
    maps = []
    for kernel in weight:
        _, r, s = kernel.shape
        windows = padded.unfold(2, r, stride).unfold(3, s, stride)
        # (N, C, H', W', R, S) 与 (C, 1, 1, R, S) 相乘
        products = windows * kernel[:, None, None]
        maps.append(products.sum(dim=(1, 4, 5)))
    out = torch.stack(maps, dim=1)
    if bias is not None:
        out = out + bias.unsqueeze(-1).unsqueeze(-1)
    return out


def relu(x):
    return x.clamp(min=0)


def tanh(x):
    return 1 - 2 * (-2 * x).sigmoid()


def max_pool2d(x, size):
    h, w = x.shape[2:]
    lines = []
    for i in range(0, h, size):
        # 切片到了边缘会自动变短
        line = [x[:, :, i : i + size, j : j + size].amax(dim=(2, 3)) for j in range(0, w, size)]
        lines.append(torch.stack(line, dim=-1))
    return torch.stack(lines, dim=-2)
