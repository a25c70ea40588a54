import torch

right = cumulative_sum


def cumulative_sum(x):
    return right(x).to(torch.float8_e4m3fn)
