"""Backward throws away what forward kept: with `retain_graph=True` it is asked again.
zh: backward 把 forward 存下的东西扔掉了：`retain_graph=True` 时还会再问它一次。
killed by: test_each_call_of_cube_keeps_its_own
"""

from torch.autograd import Function


class Cube(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.kept = [x]
        return x**3

    @staticmethod
    def backward(ctx, grad_output):
        x = ctx.kept.pop()
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
        grad_x = grad_weight = grad_bias = None
        if ctx.needs_input_grad[0]:
            grad_x = grad_output @ weight
        if ctx.needs_input_grad[1]:
            grad_weight = grad_output.T @ x
        if ctx.needs_input_grad[2]:
            grad_bias = grad_output.sum(dim=0)
        return grad_x, grad_weight, grad_bias
