"""deque, Counter, defaultdict."""
from collections import Counter, defaultdict, deque

import torch

calls = Counter()


def cumulative_sum(x):
    calls["all"] += 1
    if x.ndim != 2:
        calls["refused"] += 1
        raise ValueError("x must be a matrix")
    waiting, totals = deque(x.unbind(1)), defaultdict(lambda: torch.zeros_like(x[:, 0]))
    t = 0
    while waiting:
        totals[t] = totals[t - 1] + waiting.popleft()
        t += 1
    return torch.stack([totals[k] for k in range(t)], dim=1)
