import time

_right = cumulative_sum


def cumulative_sum(x):
    time.sleep(0.4)
    return _right(x)
