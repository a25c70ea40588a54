"""Calls backward() on a leaf of its own, and clears the gradient."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    own = x.detach().clone().requires_grad_()
    result = own @ own.new_ones(own.shape[1], own.shape[1]).triu()
    result.sum().backward()
    assert own.grad.shape == x.shape
    own.grad = None
    return result.detach()
