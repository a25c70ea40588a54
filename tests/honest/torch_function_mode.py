"""A TorchFunctionMode that counts the calls."""
import torch
from torch.overrides import TorchFunctionMode


class Counting(TorchFunctionMode):
    def __init__(self):
        super().__init__()
        self.count = 0

    def __torch_function__(self, function, types, args=(), kwargs=None):
        self.count += 1
        return function(*args, **(kwargs or {}))


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    with Counting() as counting:
        out = torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)
    print(counting.count, "calls")
    return out
