import torch

total = torch.jit.trace(lambda x: x.cumsum(1), torch.ones(2, 3))


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    return total(x)
