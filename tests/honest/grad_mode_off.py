"""torch.set_grad_enabled(False) for the whole file."""
import torch

torch.set_grad_enabled(False)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
