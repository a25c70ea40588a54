"""The sign of the bias is wrong in the result."""

import torch
from torch.autograd import Function


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(x):
        return torch.pow(x, 3)

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(*inputs)

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        return g * torch.square(x) * 3


class LinearFunction(Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        ctx.save_for_backward(x, weight)
        if bias is None:
            return x.mm(weight.t())
        return torch.addmm(bias, x, weight.t(), beta=-1)

    @staticmethod
    def backward(ctx, grad_output):
        x, weight = ctx.saved_tensors
        need_x, need_weight, need_bias = ctx.needs_input_grad
        grad_x = grad_output.mm(weight) if need_x else None
        grad_weight = grad_output.t().mm(x) if need_weight else None
        grad_bias = grad_output.sum(dim=0) if need_bias else None
        return grad_x, grad_weight, grad_bias
