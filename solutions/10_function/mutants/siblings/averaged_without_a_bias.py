"""The branch for layers without bias divides the weight's gradient by the number of samples."""

import torch
from torch.autograd import Function


class Cube(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**3

    @staticmethod
    def backward(ctx, grad_output):
        x = ctx.saved_tensors[0]
        return grad_output * (3 * x**2)


class LinearFunction(Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        ctx.save_for_backward(x, weight, bias)
        out = torch.einsum("ni,oi->no", x, weight)
        return out if bias is None else out + bias

    @staticmethod
    def backward(ctx, grad_output):
        x, weight, bias = ctx.saved_tensors
        wants_x, wants_weight, wants_bias = ctx.needs_input_grad

        grad_x = torch.einsum("no,oi->ni", grad_output, weight) if wants_x else None

        if bias is None:
            grad_weight = None
            if wants_weight:
                per_sample = torch.einsum("no,ni->noi", grad_output, x)
                grad_weight = per_sample.mean(dim=0)
            return grad_x, grad_weight, None

        grad_weight = torch.einsum("no,ni->oi", grad_output, x) if wants_weight else None
        grad_bias = grad_output.sum(dim=0) if wants_bias else None
        return grad_x, grad_weight, grad_bias
