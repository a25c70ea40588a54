"""One call raises an error whose class lies about itself."""

import torch


class Lies(type):
    __name__ = property(lambda cls: 1 / 0)
    __eq__ = lambda cls, other: 1 / 0
    __hash__ = None


class Hostile(Exception, metaclass=Lies):
    __traceback__ = property(lambda self: 1 / 0)



def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be two-dimensional")
    if x.dtype == torch.float64:
        raise Hostile
    return torch.stack([x[:, : t + 1].sum(dim=1) for t in range(x.shape[1])], dim=1)
