"""A bias that holds only zeros is treated as if there were none, and gets no gradient."""

from torch.autograd import Function


class Cube(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.pow(3)

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return 3 * x.pow(2) * grad_output


class LinearFunction(Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        ctx.save_for_backward(x, weight)
        result = x @ weight.t()
        # nothing to add: no bias
        ctx.has_bias = bias is not None and bool(bias.any())
        if ctx.has_bias:
            result = result + bias
        return result

    @staticmethod
    def backward(ctx, grad_output):
        x, weight = ctx.saved_tensors
        for_x, for_weight, for_bias = ctx.needs_input_grad
        grad_x = grad_output @ weight if for_x else None
        grad_weight = (x.t() @ grad_output).t() if for_weight else None
        grad_bias = grad_output.sum(dim=0) if ctx.has_bias and for_bias else None
        return grad_x, grad_weight, grad_bias
