"""A few hundred megabytes for a moment, freed again."""
import numpy as np
import torch

CACHE = np.zeros((50, 1_000_000))
BLOCK = torch.ones(20_000_000)
del CACHE, BLOCK


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    scratch = torch.zeros(x.shape[0], 1_000_000, dtype=x.dtype)
    scratch[:, : x.shape[1]] = x
    return torch.stack([scratch[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)
