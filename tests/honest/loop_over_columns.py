"""A plain loop that fills a new tensor column by column."""
import torch


def cumulative_sum(x):
    if x.dim() != 2:
        raise ValueError("x must be 2-D")
    out = torch.zeros_like(x)
    out[:, 0] = x[:, 0]
    for t in range(1, x.shape[1]):
        out[:, t] = out[:, t - 1] + x[:, t]
    return out
