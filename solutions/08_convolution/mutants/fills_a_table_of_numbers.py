"""The sums are written as numbers into a new tensor: the graph ends at `.item()`.
zh: 把和作为数值写进了新张量：计算图到 `.item()` 就断了。
killed by: test_gradients_reach_every_argument
"""

import torch
from torch.nn import functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    x = F.pad(x, (padding, padding, padding, padding))
    patches = x.unfold(2, weight.shape[2], stride).unfold(3, weight.shape[3], stride)
    n, _, h, w = patches.shape[:4]
    out = torch.tensor(
        [
            [
                [[(patches[a, :, i, j] * kernel).sum().item() for j in range(w)] for i in range(h)]
                for kernel in weight
            ]
            for a in range(n)
        ],
        dtype=x.dtype,
        device=x.device,
    )
    return out if bias is None else out + bias.reshape(1, -1, 1, 1)


def relu(x):
    return x.clamp(min=0)


def tanh(x):
    return 2 * torch.sigmoid(2 * x) - 1


def max_pool2d(x, size):
    return x.unfold(2, size, size).unfold(3, size, size).amax(dim=(4, 5))
