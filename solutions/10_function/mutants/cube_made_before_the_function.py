"""torch computes the power before the Function, which hands it on: its backward does no
work.
zh: 在 Function 之前 torch 就算好了三次方，Function 只是传过去：它的 backward 什么也没做。
killed by: test_cube_has_a_backward_of_its_own
"""

from torch.autograd import Function


class Cube(Function):
    @staticmethod
    def forward(ctx, power):
        return power.clone()

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output

    @classmethod
    def apply(cls, x):
        return super().apply(x**3)


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
