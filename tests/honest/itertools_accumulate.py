"""itertools.accumulate on each row's numbers."""
from itertools import accumulate

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("2-D only")
    return torch.tensor([list(accumulate(row)) for row in x.tolist()], dtype=x.dtype)
