"""A generator yields the totals."""
import torch


def totals(columns):
    total = None
    for column in columns:
        total = column if total is None else total + column
        yield total


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return torch.stack(list(totals(x.T)), dim=1)
