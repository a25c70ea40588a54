"""In the loop over samples each weight gradient replaces the one before."""

import torch
from torch.autograd import Function


class Cube(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.square() * x

    @staticmethod
    def backward(ctx, grad):
        # 三次方的导数是 3 x^2
        (x,) = ctx.saved_tensors
        return grad.mul(x).mul(x).mul(3)


class LinearFunction(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        ctx.save_for_backward(x, weight)
        out = torch.matmul(x, weight.t())
        if bias is not None:
            out = out + bias
        return out

    @staticmethod
    def backward(ctx, grad):
        x, weight = ctx.saved_tensors
        grad_x = grad_weight = grad_bias = None
        if ctx.needs_input_grad[0]:
            grad_x = torch.matmul(grad, weight)
        if ctx.needs_input_grad[1]:
            for n in range(x.shape[0]):
                # 第 n 个样本的份额
                grad_weight = grad[n].unsqueeze(1) * x[n]
        if ctx.needs_input_grad[2]:
            grad_bias = grad.sum(0)
        return grad_x, grad_weight, grad_bias
