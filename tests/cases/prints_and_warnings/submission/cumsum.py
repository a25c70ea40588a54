"""Much is said on both streams; none of it is a verdict."""

import sys
import warnings

import torch

print("5 passed in 0.01s")
print('{"schema": 1, "score": 60.0}', file=sys.stderr)
warnings.warn("this is only a warning", stacklevel=1)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be two-dimensional")
    if x.dtype == torch.float64:
        print('float64')
    return torch.stack([x[:, : t + 1].sum(dim=1) for t in range(x.shape[1])], dim=1)
