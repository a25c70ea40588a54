"""apply is replaced by plain torch code, so no backward of its own exists."""

import torch
from torch.autograd import Function


class Cube(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        y = x.clone()
        for _ in range(2):
            y = y * x
        return y

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return grad_output * (x * x + x * x + x * x)


class LinearFunction(Function):
    @classmethod
    def apply(cls, x, weight, bias=None):
        scores = torch.einsum("ni,oi->no", x, weight)
        if bias is None:
            return scores
        return scores + bias
