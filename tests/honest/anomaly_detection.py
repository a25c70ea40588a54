"""torch.autograd.set_detect_anomaly in a with statement."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    with torch.autograd.set_detect_anomaly(True):
        own = x.clone().requires_grad_(True)
        out = own @ own.new_ones(x.shape[1], x.shape[1]).triu()
        out.mean().backward()
    return out.detach()
