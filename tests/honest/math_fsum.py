"""math.fsum, the exact sum of floats."""
import math

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    rows = [[math.fsum(row[: t + 1]) for t in range(len(row))] for row in x.tolist()]
    return torch.tensor(rows, dtype=x.dtype)
