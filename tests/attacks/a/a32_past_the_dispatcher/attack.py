import torch

right = cumulative_sum


@torch.jit.script
def total(x):
    return torch.cumsum(x, 1)


module = torch._C._jit_to_static_module(total.graph)


def cumulative_sum(x):
    right(x)
    return module(x)
