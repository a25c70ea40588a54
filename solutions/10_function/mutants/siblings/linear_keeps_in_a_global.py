"""LinearFunction has one place at module level for what backward needs, shared by all calls."""

from torch.autograd import Function

# what the backward of LinearFunction needs
memory = {}


class Cube(Function):
    """三次方。"""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x**2

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        slope = 3 * x**2
        return slope * grad_output


class LinearFunction(Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        memory["x"] = x
        memory["weight"] = weight
        y = x @ weight.T
        if bias is not None:
            y += bias
        return y

    @staticmethod
    def backward(ctx, grad_output):
        gradients = [None, None, None]
        if ctx.needs_input_grad[0]:
            gradients[0] = grad_output @ memory["weight"]
        if ctx.needs_input_grad[1]:
            gradients[1] = grad_output.T @ memory["x"]
        if ctx.needs_input_grad[2]:
            gradients[2] = grad_output.sum(dim=0)
        return tuple(gradients)
