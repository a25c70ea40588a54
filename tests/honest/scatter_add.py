"""scatter_add_ of every value to every later column."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    t = x.shape[1]
    target, source = torch.tril_indices(t, t)
    out = torch.zeros_like(x)
    out.scatter_add_(1, target.expand(x.shape[0], -1), x[:, source])
    return out
