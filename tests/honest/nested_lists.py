"""Python lists all the way: tolist, running sums, torch.tensor."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("not a matrix")
    table = []
    for row in x.tolist():
        line, total = [], 0
        for value in row:
            total += value
            line.append(total)
        table.append(line)
    return torch.tensor(table, dtype=x.dtype)
