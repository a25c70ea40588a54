"""ThreadPoolExecutor.map over the rows, with as many workers as there are processors."""
import os
from concurrent.futures import ThreadPoolExecutor

import torch


def one(row):
    return torch.stack([row[: t + 1].sum() for t in range(len(row))])


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        return torch.stack(list(pool.map(one, x)))
