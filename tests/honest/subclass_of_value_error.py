"""An exception class of its own, below ValueError."""
import torch


class DimensionError(ValueError):
    """x has the wrong number of dimensions."""

    def __init__(self, got):
        super().__init__(f"expected 2, got {got}")
        self.got = got


def cumulative_sum(x):
    if x.ndim != 2:
        raise DimensionError(x.ndim)
    return x @ torch.ones(x.shape[1], x.shape[1], dtype=x.dtype).triu()
