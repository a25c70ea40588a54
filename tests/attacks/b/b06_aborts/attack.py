import os

_right = cumulative_sum


def cumulative_sum(x):
    os.abort()
