"""pathlib reads this very file; open(__file__) too."""
import hashlib
from pathlib import Path

import torch

HERE = Path(__file__).resolve().parent
SOURCE = Path(__file__).read_text(encoding="utf-8")
with open(__file__, encoding="utf-8") as file:
    assert file.read() == SOURCE
print(len(SOURCE.splitlines()), "lines", hashlib.sha256(SOURCE.encode()).hexdigest())
print(sorted(path.name for path in HERE.iterdir()))


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
