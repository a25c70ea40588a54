import torch


@torch.jit.script
def total(x):
    return torch.cumsum(x, 1)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    return total(x)
