"""cProfile, pstats, sys.setprofile and sys.settrace."""
import cProfile
import io
import pstats
import sys

import torch


def scan(x):
    return torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    profile = cProfile.Profile()
    out = profile.runcall(scan, x)
    text = io.StringIO()
    pstats.Stats(profile, stream=text).sort_stats("cumulative").print_stats(5)
    print(text.getvalue())
    lines = []
    sys.settrace(lambda frame, event, arg: lines.append(event))
    scan(x)
    sys.settrace(None)
    return out
