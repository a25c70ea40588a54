"""What backward needs is kept in a global variable: the next call of apply overwrites it.
zh: backward 需要的东西存在全局变量里：下一次调用 apply 就把它盖掉了。
killed by: test_each_call_of_linear_function_keeps_its_own
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


kept = {}


class LinearFunction(Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        kept.update(x=x, weight=weight)
        out = x @ weight.T
        return out if bias is None else out + bias

    @staticmethod
    def backward(ctx, grad_output):
        x, weight = kept["x"], kept["weight"]
        grad_x = grad_weight = grad_bias = None
        if ctx.needs_input_grad[0]:
            grad_x = grad_output @ weight
        if ctx.needs_input_grad[1]:
            grad_weight = grad_output.T @ x
        if ctx.needs_input_grad[2]:
            grad_bias = grad_output.sum(dim=0)
        return grad_x, grad_weight, grad_bias
