"""More parameters than asked for, all with defaults."""
import torch


def cumulative_sum(x, dim=1, *, reverse=False, verbose=0, dtype=None, **kwargs):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    parts = list(x.to(dtype or x.dtype).unbind(dim))
    if reverse:
        parts.reverse()
    for k in range(1, len(parts)):
        parts[k] = parts[k - 1] + parts[k]
    return torch.stack(parts, dim)
