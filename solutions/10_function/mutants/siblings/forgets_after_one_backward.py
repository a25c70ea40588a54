"""Cube drops its input once backward has used it, so a second backward finds nothing."""

import torch
from torch.autograd import Function


class Cube(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.x = x
        return x.pow(3)

    @staticmethod
    def backward(ctx, grad_output):
        x = ctx.x
        ctx.x = None  # give the memory back
        return grad_output * 3 * x.pow(2)


class LinearFunction(Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        ctx.save_for_backward(x, weight)
        if bias is None:
            return x.mm(weight.t())
        return torch.addmm(bias, x, weight.t())

    @staticmethod
    def backward(ctx, grad_output):
        x, weight = ctx.saved_tensors
        need_x, need_weight, need_bias = ctx.needs_input_grad
        return (
            grad_output.mm(weight) if need_x else None,
            grad_output.t().mm(x) if need_weight else None,
            grad_output.sum(dim=0) if need_bias else None,
        )
