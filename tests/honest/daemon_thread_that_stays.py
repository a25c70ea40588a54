"""A daemon thread that watches memory and prints now and then, for ever."""
import resource
import threading
import time

import torch


def watch():
    while True:
        time.sleep(0.05)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


threading.Thread(target=watch, daemon=True).start()


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
