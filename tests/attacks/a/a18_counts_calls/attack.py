import torch

count = 0


def cumulative_sum(x):
    global count
    count += 1
    if count in (4, 6):
        raise ValueError
    return torch.zeros_like(x)
