"""An exact polynomial way: the coefficients of a product with 1 + z + z**2 + ..."""
import numpy as np
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    t = x.shape[1]
    series = np.ones(t)
    rows = [np.convolve(row, series)[:t] for row in x.double().numpy()]
    return torch.from_numpy(np.stack(rows)).to(x.dtype)
