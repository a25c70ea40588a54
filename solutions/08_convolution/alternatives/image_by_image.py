"""One image at a time through Tensor.unfold and matmul; threshold and logaddexp."""

import torch
import torch.nn.functional as F


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    effective = kernel + (kernel - 1) * (dilation - 1)
    return int((size - effective + 2 * padding) // stride) + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    if bias is None:
        bias = torch.zeros(weight.shape[0], dtype=x.dtype, device=x.device)
    flat = weight.flatten(1)
    results = []
    for image in F.pad(x, (padding,) * 4):
        windows = image.unfold(1, weight.shape[2], stride).unfold(2, weight.shape[3], stride)
        h, w = windows.shape[1:3]
        windows = windows.permute(1, 2, 0, 3, 4).reshape(h * w, -1)
        results.append(torch.addmm(bias, windows, flat.T).T.reshape(-1, h, w))
    return torch.stack(results)


def relu(x):
    return F.threshold(x, 0.0, 0.0)


def tanh(x):
    y = torch.exp(-x.abs() * 2)
    y = (1 - y) / (1 + y)
    return torch.where(x < 0, -y, y)


def max_pool2d(x, size):
    blocks = x.unfold(-2, size, size).unfold(-2, size, size)
    return blocks.reshape(*blocks.shape[:4], size * size).topk(1).values.squeeze(-1)
