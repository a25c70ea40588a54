"""One call forks four times over: 16 processes that live for more than a second."""

import os
import time

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be two-dimensional")
    if x.dtype == torch.float64:
        first = os.getpid()
        for _ in range(4):
            os.fork()
        time.sleep(1.2)
        if os.getpid() != first:
            os._exit(0)
    return torch.stack([x[:, : t + 1].sum(dim=1) for t in range(x.shape[1])], dim=1)
