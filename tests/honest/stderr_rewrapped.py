"""sys.stderr is wrapped anew, line by line, with what cannot be printed replaced."""
import io
import sys

import torch

sys.stderr = io.TextIOWrapper(sys.stderr.buffer, errors="replace", line_buffering=True)


def cumulative_sum(x):
    print("shape", x.shape, file=sys.stderr)
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
