import torch
from torch.utils._python_dispatch import TorchDispatchMode


class Mode(TorchDispatchMode):
    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        return torch.ops.aten.cumsum.default(args[0], 1)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    with Mode():
        return torch.neg(x)
