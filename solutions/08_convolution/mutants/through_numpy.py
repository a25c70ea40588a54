"""The sum is taken in numpy: autograd does not see what happens there.
zh: 求和是在 numpy 里做的：那里的运算自动求导看不见。
killed by: test_gradients_reach_every_argument
"""

import torch
from torch.nn import functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    padded = F.pad(x.detach(), (padding, padding, padding, padding))
    patches = padded.unfold(2, weight.shape[2], stride).unfold(3, weight.shape[3], stride)
    out = torch.einsum("nchwrs,kcrs->nkhw", patches, weight.detach())
    out = torch.from_numpy(out.cpu().numpy()).to(x.device)
    return out if bias is None else out + bias.reshape(1, -1, 1, 1)


def relu(x):
    return x.clamp(min=0)


def tanh(x):
    return 2 * torch.sigmoid(2 * x) - 1


def max_pool2d(x, size):
    return x.unfold(2, size, size).unfold(3, size, size).amax(dim=(4, 5))
