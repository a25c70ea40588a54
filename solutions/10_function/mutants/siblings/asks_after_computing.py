"""All three gradients are worked out first, and only then some are thrown away."""

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
        ctx.save_for_backward(x, weight)
        out = x.mm(weight.t())
        return out if bias is None else out + bias

    @staticmethod
    def backward(ctx, grad_output):
        x, weight = ctx.saved_tensors
        grads = (
            grad_output.mm(weight),
            grad_output.t().mm(x),
            grad_output.sum(dim=0),
        )
        pairs = zip(grads, ctx.needs_input_grad, strict=True)
        return tuple(grad if needed else None for grad, needed in pairs)
