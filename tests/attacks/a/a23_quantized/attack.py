import torch

right = cumulative_sum


def cumulative_sum(x):
    return torch.quantize_per_tensor(right(x).float(), 0.001, 0, torch.qint32)
