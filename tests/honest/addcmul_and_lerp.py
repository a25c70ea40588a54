"""Fused operations where + would do."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    one, total, out = torch.ones_like(x[:, 0]), torch.zeros_like(x[:, 0]), []
    for column in x.unbind(1):
        total = torch.addcmul(total, one, column)
        out.append(total)
    return torch.column_stack(out)
