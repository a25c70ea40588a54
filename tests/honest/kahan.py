"""Kahan's compensated summation."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    total = torch.zeros_like(x[:, 0])
    lost = torch.zeros_like(total)
    out = []
    for column in x.unbind(1):
        y = column - lost
        t = total + y
        lost = (t - total) - y
        total = t
        out.append(total)
    return torch.stack(out, dim=1)
