"""A class with __add__ and __radd__, so that sum() works."""
import torch


class Column:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Column(self.value + (other.value if isinstance(other, Column) else other))

    __radd__ = __add__


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    columns = [Column(column) for column in x.unbind(1)]
    return torch.stack([sum(columns[: k + 1]).value for k in range(len(columns))], 1)
