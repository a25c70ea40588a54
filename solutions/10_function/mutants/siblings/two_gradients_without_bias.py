"""Where bias is None, backward answers for x and weight only."""

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
        ctx.has_bias = bias is not None
        ctx.save_for_backward(x, weight)
        out = x.mm(weight.t())
        return out.add(bias) if ctx.has_bias else out

    @staticmethod
    def backward(ctx, grad_output):
        x, weight = ctx.saved_tensors
        need = ctx.needs_input_grad
        grads = [
            grad_output.mm(weight) if need[0] else None,
            grad_output.t().mm(x) if need[1] else None,
        ]
        if ctx.has_bias:
            grads.append(grad_output.sum(dim=0) if need[2] else None)
        return tuple(grads)
