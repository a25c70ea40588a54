"""The transposed product, with a lower triangle."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    lower = torch.ones(x.shape[1], x.shape[1]).tril().type_as(x)
    return (lower @ x.t()).t()
