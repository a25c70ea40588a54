"""np.add.accumulate."""
import numpy
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return torch.as_tensor(numpy.add.accumulate(numpy.asarray(x), axis=-1))
