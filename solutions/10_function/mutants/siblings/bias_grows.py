"""The bias is added to itself in place, so the caller finds it doubled."""

import torch
from torch.autograd import Function


class Cube(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.square() * x

    @staticmethod
    def backward(ctx, grad):
        # 三次方的导数是 3 x^2
        (x,) = ctx.saved_tensors
        return grad.mul(x).mul(x).mul(3)


class LinearFunction(Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        ctx.save_for_backward(x, weight)
        scores = torch.mm(x, weight.t())
        if bias is not None:
            for row in scores:
                row += bias
            bias += bias
        return scores

    @staticmethod
    def backward(ctx, g):
        x, weight = ctx.saved_tensors
        wants = ctx.needs_input_grad
        return (
            torch.mm(g, weight) if wants[0] else None,
            torch.mm(g.t(), x) if wants[1] else None,
            g.sum(0) if wants[2] else None,
        )
