"""torch.roll, with what came round set to zero."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    out = x.clone()
    for k in range(1, x.shape[1]):
        moved = torch.roll(x, k, dims=1)
        moved[:, :k] = 0
        out += moved
    return out
