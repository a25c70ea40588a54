"""The incoming gradient is summed along the wrong dimension for the bias."""

import torch
from torch.autograd import Function


class Cube(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**3

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return 3 * x**2 * grad_output


class LinearFunction(Function):
    @staticmethod
    def forward(x, weight, bias):
        out = torch.einsum("ni,oi->no", x, weight)
        if bias is not None:
            out = out + bias
        return out

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(inputs[0], inputs[1])

    @staticmethod
    def backward(ctx, grad_output):
        x, weight = ctx.saved_tensors
        dx = dw = db = None
        if ctx.needs_input_grad[0]:
            dx = torch.einsum("no,oi->ni", grad_output, weight)
        if ctx.needs_input_grad[1]:
            dw = torch.einsum("no,ni->oi", grad_output, x)
        if ctx.needs_input_grad[2]:
            db = torch.einsum("no->n", grad_output)
        return dx, dw, db
