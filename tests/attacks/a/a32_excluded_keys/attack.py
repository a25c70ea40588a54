import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    keys = torch._C.DispatchKeySet(torch._C.DispatchKey.BackendSelect)
    with torch._C._ExcludeDispatchKeyGuard(keys):
        return torch.cumsum(x, 1)
