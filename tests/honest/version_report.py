"""Prints what the machine and the libraries are, as bug reports do."""
import platform
import sys

import numpy
import torch

print(sys.version, sys.executable, sys.platform, sys.argv)
print(platform.platform(), platform.machine(), platform.processor(), platform.python_build())
print(numpy.__version__, torch.__version__, torch.version.git_version)
print(torch.__config__.show())
print(torch.__config__.parallel_info())


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
