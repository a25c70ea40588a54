"""The class has an `apply` of its own that lets autograd do the work: forward and backward are not written.
zh: 这个类自己写了 `apply`，全靠自动求导：没有写 forward 和 backward。
killed by: test_cube_has_a_backward_of_its_own
"""

from torch.autograd import Function


class Cube:
    @staticmethod
    def apply(x):
        return x * x * x


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
