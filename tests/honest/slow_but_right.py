"""Computes some primes at import and sleeps a little in each call."""
import time

import torch

PRIMES = [n for n in range(2, 8000) if all(n % d for d in range(2, int(n**0.5) + 1))]


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    time.sleep(0.15)
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
