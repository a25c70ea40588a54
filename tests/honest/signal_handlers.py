"""Handlers for SIGINT, SIGTERM and SIGALRM, and an alarm that is taken back."""
import signal

import torch


def stop(number, frame):
    raise KeyboardInterrupt


signal.signal(signal.SIGINT, stop)
signal.signal(signal.SIGTERM, stop)


def too_slow(number, frame):
    raise TimeoutError("too slow")


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    before = signal.signal(signal.SIGALRM, too_slow)
    signal.alarm(5)
    try:
        return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
