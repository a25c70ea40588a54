"""A C array of doubles, by ctypes; libm for a look."""
import ctypes
import ctypes.util

import torch

Double = ctypes.c_double
libm = ctypes.CDLL(ctypes.util.find_library("m") or "libm.so.6")
libm.fabs.restype = Double
libm.fabs.argtypes = [Double]
assert libm.fabs(-1.5) == 1.5


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    rows = []
    for row in x.tolist():
        values = (Double * len(row))(*row)
        for k in range(1, len(row)):
            values[k] += values[k - 1]
        rows.append(list(values))
    return torch.tensor(rows, dtype=x.dtype)
