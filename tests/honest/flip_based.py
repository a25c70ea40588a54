"""Subtracts the totals from the right from the whole."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    flipped = x.flip(1)
    rest = torch.stack([flipped[:, :k].sum(1) for k in range(x.shape[1])], 1).flip(1)
    return x.sum(1, keepdim=True) - rest
