"""bisect and heapq in a data structure that is too much for this."""
import bisect
import heapq

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    heap = [(t, t) for t in reversed(range(x.shape[1]))]
    heapq.heapify(heap)
    order = []
    while heap:
        bisect.insort(order, heapq.heappop(heap)[1])
    totals = torch.zeros_like(x)
    for t in order:
        totals[:, t:] += x[:, t : t + 1]
    return totals
