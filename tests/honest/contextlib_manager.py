"""A context manager that measures time, with contextlib."""
import contextlib
import time

import torch


@contextlib.contextmanager
def timed(label):
    start = time.perf_counter()
    try:
        yield
    finally:
        print(f"{label}: {1000 * (time.perf_counter() - start):.2f} ms")


def cumulative_sum(x):
    with timed("cumulative_sum"), contextlib.suppress(ZeroDivisionError):
        if x.ndim != 2:
            raise ValueError("x must be a matrix")
        return torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)
