"""os.system("clear") and os.popen, whatever they answer."""
import os

import torch

os.system("clear 2>/dev/null")
try:
    print(os.popen("date").read())
except OSError:
    print("no date")


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
