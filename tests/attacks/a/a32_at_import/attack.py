import torch

TRIANGLE = torch.eye(64, dtype=torch.float64).cumsum(1)
right = cumulative_sum


def cumulative_sum(x):
    width = right(x).shape[1]
    return x @ TRIANGLE[:width, :width].to(x.dtype)
