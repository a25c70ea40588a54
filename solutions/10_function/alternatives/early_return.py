"""One question for each gradient, and helpers outside of the classes."""

import torch
from torch.autograd.function import Function


def _cube_slope(x):
    return 3 * torch.square(x)


class Cube(Function):
    @staticmethod
    def forward(ctx, input):
        ctx.save_for_backward(input)
        return input.clone().pow(3)

    @staticmethod
    def backward(ctx, grad_output):
        (input,) = ctx.saved_tensors
        if not ctx.needs_input_grad[0]:
            return None
        return torch.mul(grad_output, _cube_slope(input))


class LinearFunction(Function):
    @staticmethod
    def forward(ctx, input, weight, bias=None):
        ctx.save_for_backward(input, weight, bias)
        output = torch.matmul(weight, input.T).T
        if bias is not None:
            output = output + bias.unsqueeze(0).expand_as(output)
        return output

    @staticmethod
    def backward(ctx, grad_output):
        input, weight, bias = ctx.saved_tensors
        return (
            LinearFunction._of_input(ctx, grad_output, weight),
            LinearFunction._of_weight(ctx, grad_output, input),
            grad_output.sum(0) if ctx.needs_input_grad[2] else None,
        )

    @staticmethod
    def _of_input(ctx, grad_output, weight):
        if ctx.needs_input_grad[0]:
            return torch.mm(grad_output, weight)

    @staticmethod
    def _of_weight(ctx, grad_output, input):
        if ctx.needs_input_grad[1]:
            return torch.mm(input.T, grad_output).T
