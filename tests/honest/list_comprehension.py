"""One list comprehension over prefixes."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError(f"expected 2 dimensions, got {x.ndim}")
    return torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)
