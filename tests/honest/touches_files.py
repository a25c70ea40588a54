"""Path.touch for marker files that are new."""
from pathlib import Path

import torch

Path("started").touch()


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    Path(f"call-{x.shape[0]}-{x.shape[1]}").touch()
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
