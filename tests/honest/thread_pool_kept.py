"""A module-wide pool with eight workers, submit and as_completed."""
from concurrent.futures import ThreadPoolExecutor, as_completed

import torch

pool = ThreadPoolExecutor(8, thread_name_prefix="sum")


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    futures = {pool.submit(torch.sum, x[:, : t + 1], dim=1): t for t in range(x.shape[1])}
    out = torch.empty_like(x)
    for future in as_completed(futures, timeout=10):
        out[:, futures[future]] = future.result()
    return out
