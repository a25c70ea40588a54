"""Divide and conquer: totals of both halves, the second raised by the first's end."""
import torch


def _scan(x):
    if x.shape[1] == 1:
        return x.clone()
    half = x.shape[1] // 2
    left, right = _scan(x[:, :half]), _scan(x[:, half:])
    return torch.cat([left, right + left[:, -1:]], dim=1)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return _scan(x)
