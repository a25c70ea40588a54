"""A causal convolution with ones."""
import torch
import torch.nn.functional as F


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    t = x.shape[1]
    padded = F.pad(x[:, None], (t - 1, 0))
    return F.conv1d(padded, torch.ones(1, 1, t, dtype=x.dtype))[:, 0]
