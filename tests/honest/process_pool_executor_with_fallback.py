"""ProcessPoolExecutor, then ThreadPoolExecutor, then a loop."""
import concurrent.futures as futures

import torch


def one(row):
    return [sum(row[: k + 1]) for k in range(len(row))]


def spread(rows):
    for kind in (futures.ProcessPoolExecutor, futures.ThreadPoolExecutor):
        try:
            with kind(2) as pool:
                return list(pool.map(one, rows))
        except (OSError, RuntimeError) as error:
            print(kind.__name__, error)
    return [one(row) for row in rows]


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return torch.tensor(spread(x.tolist()), dtype=x.dtype)
