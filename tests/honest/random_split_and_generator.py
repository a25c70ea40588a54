"""torch.Generator, randperm and back: rows shuffled, summed, put back."""
import torch

generator = torch.Generator().manual_seed(7)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    order = torch.randperm(x.shape[0], generator=generator)
    mixed = x[order]
    out = torch.empty_like(x)
    out[order] = mixed @ mixed.new_ones(x.shape[1], x.shape[1]).triu()
    return out
