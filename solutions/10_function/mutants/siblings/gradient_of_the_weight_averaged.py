"""The weight's gradient is divided by the size of the batch."""

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
    def forward(x, weight, bias):
        product = x @ weight.T
        return product if bias is None else product + bias

    @staticmethod
    def setup_context(ctx, inputs, output):
        x, weight, _ = inputs
        ctx.save_for_backward(x, weight)

    @staticmethod
    def backward(ctx, grad_output):
        x, weight = ctx.saved_tensors
        dx = dw = db = None
        if ctx.needs_input_grad[0]:
            dx = grad_output @ weight
        if ctx.needs_input_grad[1]:
            # (N, out, 1) * (N, 1, in): one share for each sample
            shares = grad_output.unsqueeze(2) * x.unsqueeze(1)
            dw = shares.mean(dim=0)
        if ctx.needs_input_grad[2]:
            db = grad_output.sum(dim=0)
        return dx, dw, db
