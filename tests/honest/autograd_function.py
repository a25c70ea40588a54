"""A torch.autograd.Function with both ways."""
import torch


class Scan(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        out = x.clone()
        for t in range(1, x.shape[1]):
            out[:, t] += out[:, t - 1]
        return out

    @staticmethod
    def backward(ctx, grad):
        out = grad.flip(1).clone()
        for t in range(1, grad.shape[1]):
            out[:, t] += out[:, t - 1]
        return out.flip(1)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return Scan.apply(x)
