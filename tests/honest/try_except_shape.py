"""Unpacks the shape in try/except and raises from it."""
import torch


def cumulative_sum(x):
    try:
        n, t = x.shape
    except ValueError as error:
        raise ValueError("x must be two-dimensional") from error
    else:
        out = torch.zeros(n, t, dtype=x.dtype)
    finally:
        pass
    for k in range(t):
        out[:, k] = x[:, : k + 1].sum(dim=1)
    return out
