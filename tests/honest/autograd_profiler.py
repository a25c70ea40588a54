"""The older profiler, with its trace written to a file."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    with torch.autograd.profiler.profile() as prof:
        out = x @ x.new_ones(x.shape[1], x.shape[1]).triu()
    prof.export_chrome_trace("trace.json")
    return out
