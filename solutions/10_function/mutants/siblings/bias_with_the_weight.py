"""Whether the gradient of bias is computed hangs on the entry of weight, not on its own."""

from torch.autograd import Function


class Cube(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.square() * x

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return grad_output * x.square() * 3


class LinearFunction(Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        ctx.save_for_backward(x, weight)
        ctx.with_bias = bias is not None
        scores = x.matmul(weight.transpose(0, 1))
        return scores + bias if ctx.with_bias else scores

    @staticmethod
    def backward(ctx, grad_output):
        x, weight = ctx.saved_tensors
        to_input, to_layer = ctx.needs_input_grad[:2]
        dx = dw = db = None
        if to_input:
            dx = grad_output.matmul(weight)
        if to_layer:
            # 层的参数一起求梯度
            dw = grad_output.transpose(0, 1).matmul(x)
            if ctx.with_bias:
                db = grad_output.sum(0)
        return dx, dw, db
