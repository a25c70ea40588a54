"""One call takes more than the whole exercise may."""

import time

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be two-dimensional")
    if x.dtype == torch.float64:
        time.sleep(1.2)
    return torch.stack([x[:, : t + 1].sum(dim=1) for t in range(x.shape[1])], dim=1)
