"""One call raises an error whose text is a trap."""

import torch


class Text(str):
    def __getitem__(self, key):
        raise SystemExit(0)

    encode = __getitem__


class Hostile(Exception):
    def __str__(self):
        return Text("a trap")



def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be two-dimensional")
    if x.dtype == torch.float64:
        raise Hostile
    return torch.stack([x[:, : t + 1].sum(dim=1) for t in range(x.shape[1])], dim=1)
