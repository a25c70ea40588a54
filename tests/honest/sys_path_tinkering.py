"""sys.path with the parent and an absolute folder, sys.modules asked, a lazy import."""
import os
import sys

import torch

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.append("..")
sys.path.append("/content/drive/MyDrive/homework")
if "google.colab" in sys.modules:
    from google.colab import drive
try:
    from helpers_of_mine import scan
except ImportError:

    def scan(x):
        return x @ x.new_ones(x.shape[1], x.shape[1]).triu()


def cumulative_sum(x):
    import collections

    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return collections.namedtuple("Out", "value")(scan(x)).value
