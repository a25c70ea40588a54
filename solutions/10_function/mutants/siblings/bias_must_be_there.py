"""The forward pass always wants a bias tensor and fails on None."""

import torch
from torch.autograd import Function


class Cube(Function):
    """x * x * x"""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x * x

    @staticmethod
    def backward(ctx, grad_output):
        x = ctx.saved_tensors[0]
        slope = 3 * x * x
        return slope * grad_output


class LinearFunction(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        ctx.save_for_backward(x, weight)
        return torch.addmm(bias, x, weight.t())

    @staticmethod
    def backward(ctx, grad):
        x, weight = ctx.saved_tensors
        dx = dw = db = None
        if ctx.needs_input_grad[0]:
            dx = torch.mm(grad, weight)
        if ctx.needs_input_grad[1]:
            dw = torch.mm(grad.t(), x)
        if ctx.needs_input_grad[2]:
            db = grad.sum(dim=0)
        return dx, dw, db
