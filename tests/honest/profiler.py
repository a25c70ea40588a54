"""torch.profiler around one call, the table printed."""
import torch
from torch.profiler import ProfilerActivity, profile, record_function


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    with profile(activities=[ProfilerActivity.CPU]) as prof:
        with record_function("scan"):
            out = x @ x.new_ones(x.shape[1], x.shape[1]).triu()
    print(prof.key_averages().table(sort_by="cpu_time_total", row_limit=5))
    return out
