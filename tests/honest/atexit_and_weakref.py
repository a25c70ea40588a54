"""atexit, weakref.finalize, __del__, gc."""
import atexit
import gc
import weakref

import torch

atexit.register(print, "bye")


class Scan:
    def __init__(self, x):
        self.x = x

    def __del__(self):
        print("gone")


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    scan = Scan(x)
    weakref.finalize(scan, print, "finalized")
    look = weakref.ref(scan)
    out = look().x @ x.new_ones(x.shape[1], x.shape[1]).triu()
    del scan
    gc.collect()
    assert look() is None
    return out
