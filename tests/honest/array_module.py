"""The array module and memoryview."""
import array

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    rows = []
    for row in x.tolist():
        numbers = array.array("d", row)
        view = memoryview(numbers)
        for k in range(1, len(view)):
            view[k] += view[k - 1]
        rows.append(numbers.tolist())
    return torch.tensor(rows, dtype=x.dtype)
