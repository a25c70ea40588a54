import torch

right = cumulative_sum


def cumulative_sum(x):
    return torch.from_numpy(x.numpy().cumsum(1)).view_as(right(x))
