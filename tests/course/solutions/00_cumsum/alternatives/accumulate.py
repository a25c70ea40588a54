"""The standard library's running totals, over columns."""

from itertools import accumulate

import torch
from torch import Tensor


def cumulative_sum(x: Tensor) -> Tensor:
    """Running totals of each row, (N, T) to (N, T). ValueError when x is not 2-D."""
    if x.ndim != 2:
        raise ValueError("x must have two dimensions")
    return torch.stack(list(accumulate(x.T)), dim=1)
