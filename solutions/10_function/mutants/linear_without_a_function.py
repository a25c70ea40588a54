"""The class has an `apply` of its own that lets autograd do the work: forward and backward are not written.
zh: 这个类自己写了 `apply`，全靠自动求导：没有写 forward 和 backward。
killed by: test_linear_function_has_a_backward_of_its_own
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


class LinearFunction:
    @staticmethod
    def apply(x, weight, bias):
        out = x @ weight.T
        return out if bias is None else out + bias
