"""Tries to fetch a data set, and goes on without."""
import urllib.error
import urllib.request

import torch

try:
    with urllib.request.urlopen("https://example.com/mnist.gz", timeout=2) as answer:
        DATA = answer.read(10)
except (OSError, urllib.error.URLError, ValueError) as error:
    print("no network:", error)
    DATA = b""


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
