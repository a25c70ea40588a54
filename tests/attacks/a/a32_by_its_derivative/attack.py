import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    return torch.func.jvp(lambda t: t.cumsum(1), (x,), (x,))[1]
