"""Adds in float64 for exactness, and gives the dtype of x back."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    wide = x.to(torch.float64)
    out = torch.stack([wide[:, : t + 1].sum(dim=1) for t in range(x.shape[1])], dim=1)
    return out.to(x.dtype)
