"""as_strided and tensordot; the maximum through a reshape into blocks."""

import torch


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    return divmod(size + 2 * padding - dilation * (kernel - 1) - 1, stride)[0] + 1


def conv2d(x, weight, bias=None, stride=1, padding=0):
    N, C, H, W = x.size()
    if padding:
        rows = x.new_zeros(N, C, padding, W)
        x = torch.cat((rows, x, rows), dim=2)
        columns = x.new_zeros(N, C, H + 2 * padding, padding)
        x = torch.cat((columns, x, columns), dim=3)
    x = x.contiguous()
    R, S = weight.size()[2:]
    n, c, h, w = x.stride()
    view = x.as_strided(
        (N, C, (x.size(2) - R) // stride + 1, (x.size(3) - S) // stride + 1, R, S),
        (n, c, h * stride, w * stride, h, w),
    )
    out = torch.tensordot(view, weight, dims=([1, 4, 5], [1, 2, 3])).permute(0, 3, 1, 2)
    return out if bias is None else out + bias.unsqueeze(-1).unsqueeze(-1)


def relu(x):
    return torch.maximum(x, torch.zeros_like(x))


def tanh(x):
    e = torch.exp(-2 * torch.abs(x))
    return torch.where(x >= 0, 1 - e, e - 1) / (1 + e)


def max_pool2d(x, size):
    n, c, h, w = x.shape
    x = x[..., : h - h % size, : w - w % size]
    return x.reshape(n, c, h // size, size, w // size, size).amax(5).amax(3)
