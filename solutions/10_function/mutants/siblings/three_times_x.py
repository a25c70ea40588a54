"""Three copies of x are added up instead of multiplied."""

import torch
from torch.autograd import Function


class Cube(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x + x + x

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return 3 * x.pow(2) * grad_output


class LinearFunction(Function):
    """One layer, (N, in) to (N, out)."""

    @staticmethod
    def forward(x, weight, bias):
        scores = torch.einsum("ni,oi->no", x, weight)
        return scores if bias is None else scores + bias

    @staticmethod
    def setup_context(ctx, inputs, output):
        x, weight, _ = inputs
        ctx.save_for_backward(x, weight)

    @staticmethod
    def backward(ctx, grad_output):
        x, weight = ctx.saved_tensors
        grads = [None, None, None]
        if ctx.needs_input_grad[0]:
            grads[0] = torch.einsum("no,oi->ni", grad_output, weight)
        if ctx.needs_input_grad[1]:
            grads[1] = torch.einsum("no,ni->oi", grad_output, x)
        if ctx.needs_input_grad[2]:
            grads[2] = torch.einsum("no->o", grad_output)
        return tuple(grads)
