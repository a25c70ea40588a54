"""torch.compile on a helper that nobody calls."""
import torch


@torch.compile
def fast(x):
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return fast._torchdynamo_orig_callable(x) if hasattr(fast, "_torchdynamo_orig_callable") else x @ x.new_ones(x.shape[1], x.shape[1]).triu()
