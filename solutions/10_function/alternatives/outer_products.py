"""Sums of outer products, sample by sample; the cube in two steps."""

import torch
from torch import autograd


class Cube(autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x, x * x)
        return x * x * x

    @staticmethod
    def backward(ctx, g):
        x, _ = ctx.saved_tensors
        slope = x * x
        return (slope + slope + slope) * g


class LinearFunction(autograd.Function):
    @staticmethod
    def forward(ctx, x, weight, bias):
        ctx.save_for_backward(x, weight)
        ctx.has_bias = bias is not None
        rows = [(weight * sample).sum(dim=1) for sample in x]
        out = torch.stack(rows)
        return out + bias if ctx.has_bias else out

    @staticmethod
    def backward(ctx, g):
        x, weight = ctx.saved_tensors
        dx = dw = db = None
        if ctx.needs_input_grad[0]:
            dx = (g.unsqueeze(2) * weight.unsqueeze(0)).sum(dim=1)
        if ctx.needs_input_grad[1]:
            dw = sum(torch.outer(g[i], x[i]) for i in range(len(x)))
        if ctx.has_bias and ctx.needs_input_grad[2]:
            db = torch.ones(len(g), dtype=g.dtype, device=g.device) @ g
        return dx, dw, db
