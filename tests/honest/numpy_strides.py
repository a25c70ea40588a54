"""as_strided windows over a padded array."""
import numpy as np
import torch
from numpy.lib.stride_tricks import sliding_window_view


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    a = x.numpy()
    t = a.shape[1]
    padded = np.concatenate([np.zeros((a.shape[0], t - 1), a.dtype), a], axis=1)
    return torch.from_numpy(sliding_window_view(padded, t, axis=1).sum(-1))
