"""tracemalloc, gc.get_stats, sys.getsizeof."""
import gc
import sys
import tracemalloc

import torch

gc.disable()


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    tracemalloc.start()
    out = x @ x.new_ones(x.shape[1], x.shape[1]).triu()
    print(tracemalloc.get_traced_memory(), gc.get_count(), gc.get_stats()[0], sys.getsizeof(out))
    tracemalloc.stop()
    return out
