"""Saves only what a needed gradient takes; hands the bias its gradient unsummed."""

from torch.autograd import Function


class Cube(Function):
    @staticmethod
    def forward(ctx, x):
        square = x.square()
        ctx.save_for_backward(x)
        return square * x

    @staticmethod
    def backward(ctx, g):
        x = ctx.saved_tensors[0]
        return g * (x * x * 3)


class LinearFunction(Function):
    @staticmethod
    def forward(ctx, x, weight, bias=None):
        needs_x, needs_weight = ctx.needs_input_grad[:2]
        ctx.save_for_backward(x if needs_weight else None, weight if needs_x else None)
        out = x.matmul(weight.mT)
        if bias is not None:
            out += bias
        return out

    @staticmethod
    def backward(ctx, g):
        x, weight = ctx.saved_tensors
        grads = [None, None, None]
        if weight is not None:
            grads[0] = g.matmul(weight)
        if x is not None:
            grads[1] = g.mT.matmul(x)
        if ctx.needs_input_grad[2]:
            grads[2] = g
        return tuple(grads)
