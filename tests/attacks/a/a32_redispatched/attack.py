import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    keys = torch._C.DispatchKeySet(torch._C.DispatchKey.CPU)
    return torch.ops.aten.cumsum.default.redispatch(keys, x, 1)
