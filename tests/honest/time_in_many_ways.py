"""time, perf_counter, process_time, sleep, strftime, tzset."""
import time

import torch

START = time.time()
print(time.ctime(), time.strftime("%Y-%m-%d %H:%M:%S %Z", time.localtime()), time.get_clock_info("monotonic"))
time.tzset()
time.sleep(0.01)
print(time.monotonic_ns(), time.process_time(), time.thread_time(), time.perf_counter())


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    time.sleep(0.001)
    out = x @ x.new_ones(x.shape[1], x.shape[1]).triu()
    print(f"{time.time() - START:.3f} s")
    return out
