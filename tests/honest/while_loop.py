"""While loops and counters."""
import torch


def cumulative_sum(x):
    if not x.ndim == 2:
        raise ValueError("two dimensions, please")
    result = x.clone().detach()
    j = 1
    while j < x.size(1):
        i = 0
        while i < x.size(0):
            result[i, j] = result[i, j - 1] + x[i, j]
            i += 1
        j += 1
    return result
