"""torch.jit.trace of a small function."""
import warnings

import torch

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    add = torch.jit.trace(lambda a, b: a + b, (torch.ones(2), torch.ones(2)))


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    total, out = torch.zeros_like(x[:, 0]), []
    for column in x.unbind(1):
        total = add(total, column)
        out.append(total)
    return torch.stack(out, 1)
