"""set_default_dtype at import, with explicit dtypes later."""
import torch

torch.set_default_dtype(torch.float64)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ torch.ones(x.shape[1], x.shape[1], dtype=x.dtype).triu()
