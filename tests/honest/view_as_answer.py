"""The answer is a transposed view of a larger tensor."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    large = torch.zeros(x.shape[1] + 3, x.shape[0] + 2, dtype=x.dtype)
    for t in range(x.shape[1]):
        large[t + 1, : x.shape[0]] = large[t, : x.shape[0]] + x[:, t]
    return large[1 : x.shape[1] + 1, : x.shape[0]].T
