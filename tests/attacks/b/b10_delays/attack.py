import time

_right = cumulative_sum
_times = []


def cumulative_sum(x):
    _times.append(time.perf_counter_ns())
    return _right(x)
