import torch._refs


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    return torch._refs.cumsum(x, 1)
