"""torch.utils.benchmark and timeit at import."""
import timeit

import torch
import torch.utils.benchmark as benchmark


def scan(x):
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()


timer = benchmark.Timer("scan(x)", globals={"scan": scan, "x": torch.ones(3, 3)})
print(timer.timeit(20))
print(timeit.timeit(lambda: scan(torch.ones(2, 2)), number=20))


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return scan(x)
