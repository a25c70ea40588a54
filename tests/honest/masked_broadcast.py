"""Broadcasting, masking, summing: (N, T, T) and back."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    n, t = x.shape
    mask = torch.ones(t, t, dtype=torch.bool).tril()
    return x.unsqueeze(1).expand(n, t, t).masked_fill(~mask, 0).sum(dim=2)
