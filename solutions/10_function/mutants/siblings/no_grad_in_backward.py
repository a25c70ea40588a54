"""Recording is switched off in backward, and no second derivative can follow."""

import torch
from torch.autograd import Function


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x * x

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        with torch.set_grad_enabled(False):
            slope = 3 * torch.square(x)
            return grad_output * slope


def _affine(x, weight, bias):
    out = x.mm(weight.t())
    if bias is None:
        return out
    return out.add(bias)


class LinearFunction(Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        ctx.has_bias = bias is not None
        ctx.save_for_backward(x, weight)
        return _affine(x, weight, bias)

    @staticmethod
    def backward(ctx, grad_output):
        x, weight = ctx.saved_tensors
        for_x = for_weight = for_bias = None
        if ctx.needs_input_grad[0]:
            for_x = grad_output.mm(weight)
        if ctx.needs_input_grad[1]:
            for_weight = grad_output.t().mm(x)
        if ctx.has_bias and ctx.needs_input_grad[2]:
            for_bias = grad_output.sum(dim=0)
        return for_x, for_weight, for_bias
