import os

right = cumulative_sum


def cumulative_sum(x):
    os.write(3, b"\x00\x00\x00\x08")
    return right(x)
