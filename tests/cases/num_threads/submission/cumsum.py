"""The file asks torch for more threads, and one call for more still."""

import torch

torch.set_num_threads(2)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be two-dimensional")
    if x.dtype == torch.float64:
        torch.set_num_threads(3)
    return torch.stack([x[:, : t + 1].sum(dim=1) for t in range(x.shape[1])], dim=1)
