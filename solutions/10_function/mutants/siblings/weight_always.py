"""The product for the weight is made even when the weight is frozen."""

import torch


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


class LinearFunction(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        ctx.save_for_backward(x, weight)
        if bias is None:
            return torch.mm(x, weight.T)
        return torch.mm(x, weight.T) + bias

    @staticmethod
    def backward(ctx, g):
        x, weight = ctx.saved_tensors
        need_x, _, need_bias = ctx.needs_input_grad
        dx = torch.mm(g, weight) if need_x else None
        db = g.sum(0) if need_bias else None
        return dx, torch.mm(g.T, x), db
