"""Backward transposes the weight once more where it takes the gradient of x."""

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


class LinearFunction(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        ctx.save_for_backward(x, weight)
        out = torch.mm(x, weight.t())
        if bias is not None:
            out += bias
        return out

    @staticmethod
    def backward(ctx, grad):
        x, weight = ctx.saved_tensors
        turned = weight.t()
        grads = [None, None, None]
        if ctx.needs_input_grad[0]:
            grads[0] = torch.mm(grad, turned)
        if ctx.needs_input_grad[1]:
            grads[1] = torch.mm(grad.t(), x)
        if ctx.needs_input_grad[2]:
            grads[2] = grad.sum(dim=0)
        return tuple(grads)
