"""The weight of the caller is transposed itself, by the method with the underscore."""

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


class LinearFunction(Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        turned = weight.transpose_(0, 1)  # (in, out) from here on
        ctx.save_for_backward(x, turned)
        out = torch.matmul(x, turned)
        return out if bias is None else out + bias

    @staticmethod
    def backward(ctx, grad_output):
        x, turned = ctx.saved_tensors
        dx = dw = db = None
        if ctx.needs_input_grad[0]:
            dx = torch.matmul(grad_output, turned.t())
        if ctx.needs_input_grad[1]:
            dw = torch.matmul(grad_output.t(), x)
        if ctx.needs_input_grad[2]:
            db = grad_output.sum(dim=0)
        return dx, dw, db
