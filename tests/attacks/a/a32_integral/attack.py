import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError
    doubled = torch.nn.functional.pad(x, (1, 0))
    ends = torch.cumulative_trapezoid(doubled, dim=1)
    return ends + x / 2
