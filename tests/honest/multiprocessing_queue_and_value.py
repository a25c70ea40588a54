"""Value, Array, Queue of multiprocessing, with plain ones as a fallback."""
import multiprocessing as mp
import queue

import torch

try:
    calls, line = mp.Value("i", 0), mp.Queue()
except OSError:
    calls, line = None, queue.Queue()


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    if calls is not None:
        calls.value += 1
    return torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)
