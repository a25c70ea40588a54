"""A match statement on the shape."""
import torch


def cumulative_sum(x):
    match tuple(x.shape):
        case (n, t):
            out = x.reshape(n, t).clone()
        case other:
            raise ValueError(f"no matrix: {other}")
    for k in range(1, t):
        out[:, k] += out[:, k - 1]
    return out
