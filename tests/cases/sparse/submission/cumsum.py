"""The answer is a sparse tensor."""

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be two-dimensional")
    if x.dtype == torch.float64:
        return (x @ x.new_ones(x.shape[1], x.shape[1]).triu()).to_sparse()
    return torch.stack([x[:, : t + 1].sum(dim=1) for t in range(x.shape[1])], dim=1)
