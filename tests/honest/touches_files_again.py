"""Path.touch of a file that is there already."""
from pathlib import Path

import torch

MARK = Path("mark")
MARK.touch()


def cumulative_sum(x):
    MARK.touch(exist_ok=True)
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
