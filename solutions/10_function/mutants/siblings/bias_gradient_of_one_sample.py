"""The bias gets the first row of the incoming gradient, the other samples are ignored."""

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
        if bias is not None:
            return torch.addmm(bias, x, weight.T)
        return x @ weight.T

    @staticmethod
    def backward(ctx, grad):
        x, weight = ctx.saved_tensors
        need_x, need_w, need_b = ctx.needs_input_grad
        grad_x = grad @ weight if need_x else None
        grad_w = grad.T @ x if need_w else None
        grad_b = grad.select(0, 0) if need_b else None  # shape (out,), as it should be
        return grad_x, grad_w, grad_b
