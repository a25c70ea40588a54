"""raise_signal and os.kill to itself, handled."""
import os
import signal

import torch

seen = []
signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))


def cumulative_sum(x):
    signal.raise_signal(signal.SIGUSR1)
    os.kill(os.getpid(), signal.SIGUSR1)
    assert signal.SIGUSR1 in seen
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
