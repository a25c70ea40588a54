"""np.apply_along_axis with a function of its own, seeds and error state set."""
import numpy as np
import torch

np.random.seed(0)
np.set_printoptions(precision=3, suppress=True)
np.seterr(all="warn")


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    run = lambda row: np.array([row[: k + 1].sum() for k in range(row.size)])
    return torch.from_numpy(np.apply_along_axis(run, 1, x.numpy()).astype(x.numpy().dtype))
