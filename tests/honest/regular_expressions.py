"""re, difflib, string methods, to parse a printed tensor."""
import difflib
import re

import torch

NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", re.IGNORECASE)
print(difflib.get_close_matches("cumulativ_sum", ["cumulative_sum"]))


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    rows = [[float(word) for word in NUMBER.findall(repr(row))] for row in x.tolist()]
    return torch.tensor([[sum(r[: k + 1]) for k in range(len(r))] for r in rows], dtype=x.dtype)
