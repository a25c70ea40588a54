"""os.environ read, written, copied; paths expanded."""
import os

import torch

HOME = os.environ.get("HOME", "/root")
DATA = os.getenv("DATA_DIR", os.path.join(HOME, "data"))
os.environ["KMP_DUPLICATE_LIB_OK"] = "TRUE"
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
print(dict(os.environ), os.path.expanduser("~/data"), os.path.expandvars("$HOME/x"), DATA)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
