"""A tensor subclass for the work, a plain tensor for the answer."""
import torch


class Row(torch.Tensor):
    pass


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    rows = x.as_subclass(Row)
    out = torch.stack([rows[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)
    return out.as_subclass(torch.Tensor)
