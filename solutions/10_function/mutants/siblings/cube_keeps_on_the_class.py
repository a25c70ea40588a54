"""Cube stores its input as an attribute of the class, where the next call replaces it."""

import torch
from torch.autograd import Function


class Cube(Function):
    base = None  # backward 要用到的 x

    @staticmethod
    def forward(ctx, x):
        Cube.base = x
        return x * x * x

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output * 3 * Cube.base**2


class LinearFunction(Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        ctx.save_for_backward(x, weight)
        product = torch.mm(x, weight.t())
        if bias is None:
            return product
        return product + bias

    @staticmethod
    def backward(ctx, grad_output):
        x, weight = ctx.saved_tensors
        grad_x, grad_weight, grad_bias = None, None, None
        if ctx.needs_input_grad[0]:
            grad_x = torch.mm(grad_output, weight)
        if ctx.needs_input_grad[1]:
            grad_weight = torch.mm(grad_output.t(), x)
        if ctx.needs_input_grad[2]:
            grad_bias = torch.einsum("no->o", grad_output)
        return grad_x, grad_weight, grad_bias
