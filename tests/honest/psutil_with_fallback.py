"""psutil's view of the machine, where it is there and may look."""
import torch

try:
    import psutil

    print(psutil.cpu_count(), psutil.virtual_memory().percent)
    print(psutil.Process().memory_info().rss)
except Exception as error:
    print("no psutil:", type(error).__name__)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
