import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    ones = torch.ones_like(x).requires_grad_()
    ones.cumprod(1).backward(x.flip(1))
    return ones.grad.flip(1)
