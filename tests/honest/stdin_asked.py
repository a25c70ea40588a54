"""Asks input() for a number, with a default where nobody answers."""
import sys

import torch

try:
    DIM = int(input("dim? ") or 1)
except EOFError:
    DIM = 1
print(sys.stdin.isatty(), sys.stdin.read())


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return torch.stack([x[:, : t + 1].sum(DIM) for t in range(x.shape[1])], DIM)
