"""functools.cache and lru_cache keep the triangles."""
from functools import cache, lru_cache

import torch


@cache
def triangle(size, dtype):
    return torch.ones(size, size, dtype=dtype).triu()


@lru_cache(maxsize=None)
def message(ndim):
    return f"x has {ndim} dimensions"


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError(message(x.ndim))
    return x @ triangle(x.shape[1], x.dtype)
