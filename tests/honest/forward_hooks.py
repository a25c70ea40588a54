"""Hooks on a module and on a tensor."""
import torch
from torch import nn


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    layer = nn.Identity()
    layer.register_forward_hook(lambda module, args, out: out @ out.new_ones(x.shape[1], x.shape[1]).triu())
    own = x.clone().requires_grad_()
    own.register_hook(lambda grad: print("gradient", grad.shape))
    out = layer(own)
    out.sum().backward()
    return out.detach()
