"""fcntl.lockf, and flock where it is allowed."""
import fcntl

import torch

lock = open("lock", "w")
fcntl.lockf(lock, fcntl.LOCK_EX)
try:
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
except OSError as error:
    print("no flock:", error)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
