"""Running totals."""

import torch
from torch import Tensor


def cumulative_sum(x: Tensor) -> Tensor:
    """Running totals of each row, (N, T) to (N, T). ValueError when x is not 2-D."""
    if x.ndim != 2:
        raise ValueError(f"x must be 2-D, got {x.ndim}-D")
    total = torch.zeros_like(x[:, 0])
    columns = []
    for column in x.unbind(dim=1):
        total = total + column
        columns.append(total)
    return torch.stack(columns, dim=1)
