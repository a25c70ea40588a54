import torch
from torch._decomp import decomposition_table


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    return decomposition_table[torch.ops.aten.cumsum.default](x, 1)
