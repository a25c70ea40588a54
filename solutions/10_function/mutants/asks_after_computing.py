"""`needs_input_grad` is asked when the work is done already.
zh: 做完了才去问 `needs_input_grad`。
killed by: test_no_gradient_that_nobody_needs
"""

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
    def forward(ctx, x, weight, bias):
        ctx.save_for_backward(x, weight)
        out = x @ weight.T
        return out if bias is None else out + bias

    @staticmethod
    def backward(ctx, grad_output):
        x, weight = ctx.saved_tensors
        grads = grad_output @ weight, grad_output.T @ x, grad_output.sum(dim=0)
        return tuple(g if need else None for g, need in zip(grads, ctx.needs_input_grad))
