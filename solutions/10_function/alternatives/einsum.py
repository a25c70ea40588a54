"""einsum everywhere; attributes of ctx instead of save_for_backward."""

import torch
from torch.autograd import Function


class Cube(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.x = x
        return torch.pow(x, 3)

    @staticmethod
    def backward(ctx, grad_output):
        return 3 * ctx.x**2 * grad_output if ctx.needs_input_grad[0] else None


class LinearFunction(Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        ctx.x, ctx.weight = x, weight
        out = torch.einsum("ni,oi->no", x, weight)
        return out if bias is None else out + bias[None]

    @staticmethod
    def backward(ctx, grad):
        makers = (
            lambda: torch.einsum("no,oi->ni", grad, ctx.weight),
            lambda: torch.einsum("no,ni->oi", grad, ctx.x),
            lambda: torch.einsum("no->o", grad),
        )
        return tuple(make() if need else None for make, need in zip(makers, ctx.needs_input_grad))
