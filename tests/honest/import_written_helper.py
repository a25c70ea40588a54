"""Writes a helper module, and imports it."""
import importlib
import sys
from pathlib import Path

import torch

Path("written_helper.py").write_text("def double(x):\n    return x + x\n")
sys.path.insert(0, ".")
importlib.invalidate_caches()
try:
    from written_helper import double
except ImportError:

    def double(x):
        return 2 * x


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return double(x @ x.new_ones(x.shape[1], x.shape[1]).triu()) / 2
