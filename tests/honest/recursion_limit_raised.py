"""sys.setrecursionlimit, sys.setswitchinterval and a deep recursion."""
import sys

import torch

sys.setrecursionlimit(20_000)
sys.setswitchinterval(0.001)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


assert depth(5000) == 5000


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
