import torch


class Total(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.cumsum(1)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    return Total.apply(x)
