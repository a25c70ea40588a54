import functools

import torch

TOTAL = functools.partial(torch.Tensor.cumsum, dim=1)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    return TOTAL(x)
