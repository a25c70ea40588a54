"""multiprocessing.pool.ThreadPool, or a loop where semaphores are not to be had."""
import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    work = lambda t: x[:, : t + 1].sum(1)
    try:
        from multiprocessing.pool import ThreadPool

        with ThreadPool(2) as pool:
            columns = pool.map(work, range(x.shape[1]))
    except OSError:
        columns = [work(t) for t in range(x.shape[1])]
    return torch.stack(columns, 1)
