"""torch.set_num_threads(1) at import, and asked in each call."""
import torch

torch.set_num_threads(1)
try:
    torch.set_num_interop_threads(1)
except RuntimeError:
    pass


def cumulative_sum(x):
    assert torch.get_num_threads() >= 1
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
