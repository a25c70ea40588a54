"""A copy that is added up in place, column by column."""

from torch import Tensor


def cumulative_sum(x: Tensor) -> Tensor:
    """Running totals of each row, (N, T) to (N, T). ValueError when x is not 2-D."""
    if len(x.shape) != 2:
        raise ValueError(x.shape)
    result = x.clone()
    for column in range(1, result.shape[1]):
        result[:, column] += result[:, column - 1]
    return result
