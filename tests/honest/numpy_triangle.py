"""np.tri and @."""
import numpy as np
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    a = x.numpy()
    return torch.from_numpy(a @ np.tri(a.shape[1], dtype=a.dtype).T)
