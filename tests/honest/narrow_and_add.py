"""In-place adds on narrowed views of a copy."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    out = x.clone(memory_format=torch.contiguous_format)
    for t in range(1, x.size(1)):
        out.narrow(1, t, 1).add_(out.narrow(1, t - 1, 1))
    return out
