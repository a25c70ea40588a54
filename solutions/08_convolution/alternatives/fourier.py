"""A product of Fourier transforms, cut to the places that fit; sorting for the maximum."""

import torch
from torch.nn.functional import pad, unfold


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    return len(range(0, size + 2 * padding - dilation * (kernel - 1), stride))


def conv2d(x, weight, bias=None, stride=1, padding=0):
    x = pad(x, [padding] * 4)
    size = x.shape[-2:]
    spectrum = torch.einsum(
        "nchw,kchw->nkhw", torch.fft.rfft2(x), torch.fft.rfft2(weight, s=size).conj()
    )
    full = torch.fft.irfft2(spectrum, s=size)
    rows, columns = size[0] - weight.shape[2] + 1, size[1] - weight.shape[3] + 1
    out = full[..., :rows:stride, :columns:stride]
    return out if bias is None else out + bias.reshape(-1, 1, 1)


def relu(x):
    return x * (x > 0)


def tanh(x):
    return torch.sigmoid(2 * x) - torch.sigmoid(-2 * x)


def max_pool2d(x, size):
    n, c, h, w = x.shape
    h, w = h // size * size, w // size * size
    blocks = unfold(x[:, :, :h, :w].reshape(n * c, 1, h, w), size, stride=size)
    return blocks.sort(dim=1).values[:, -1].reshape(n, c, h // size, w // size)
