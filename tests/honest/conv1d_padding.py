"""conv1d with padding on both sides, cut afterwards."""
import torch
from torch.nn.functional import conv1d


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    t = x.shape[1]
    kernel = x.new_ones(1, 1, t)
    return conv1d(x.unsqueeze(1), kernel, padding=t - 1).squeeze(1)[:, :t]
