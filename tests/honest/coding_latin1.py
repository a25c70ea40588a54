# coding: latin-1
"""Latin-1, with its coding line."""
import torch


def cumulative_sum(x):
    # größe
    if x.ndim != 2:
        raise ValueError("x muß zweidimensional sein")
    return torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)
