"""/proc/cpuinfo, /proc/meminfo and /proc/self/status, where they can be read."""
from pathlib import Path

import torch

for name in ("cpuinfo", "meminfo", "self/status", "self/maps", "loadavg"):
    try:
        print(Path("/proc", name).read_text()[:80])
    except OSError as error:
        print(name, error)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
