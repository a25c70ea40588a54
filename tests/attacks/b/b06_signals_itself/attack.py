import ctypes


def cumulative_sum(x):
    ctypes.string_at(8)
