"""A process pool, and a plain map where there can be none."""
import multiprocessing

import torch


def one(row):
    total, out = 0.0, []
    for value in row:
        total += value
        out.append(total)
    return out


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    try:
        with multiprocessing.get_context("fork").Pool(2) as pool:
            rows = pool.map(one, x.tolist())
    except OSError as error:
        print("no pool:", error)
        rows = [one(row) for row in x.tolist()]
    return torch.tensor(rows, dtype=x.dtype)
