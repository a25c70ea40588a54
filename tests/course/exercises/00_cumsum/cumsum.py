"""Running totals. Read README.md, then replace the TODO."""

from torch import Tensor


def cumulative_sum(x: Tensor) -> Tensor:
    """Running totals of each row, (N, T) to (N, T). ValueError when x is not 2-D."""
    # TODO: add each column to the total of the columns before it.
    raise NotImplementedError("cumulative_sum")
