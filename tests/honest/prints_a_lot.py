"""Half a megabyte of prints in a call."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    for k in range(10_000):
        print(k, "." * 40)
    return torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)
