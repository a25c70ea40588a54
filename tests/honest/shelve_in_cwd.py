"""shelve keeps the rows in a file; it sets the file's mode."""
import shelve

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    with shelve.open("kept") as shelf:
        shelf["rows"] = x.tolist()
        rows = shelf["rows"]
    return torch.tensor([[sum(r[: k + 1]) for k in range(len(r))] for r in rows], dtype=x.dtype)
