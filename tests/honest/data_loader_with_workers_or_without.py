"""A DataLoader with a worker process, and without where there can be none."""
import torch
from torch.utils.data import DataLoader, TensorDataset


def batches(x):
    try:
        return [row for (row,) in DataLoader(TensorDataset(x), batch_size=2, num_workers=1)]
    except (OSError, RuntimeError):
        return [row for (row,) in DataLoader(TensorDataset(x), batch_size=2)]


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    rows = batches(x)
    return torch.cat([row @ row.new_ones(x.shape[1], x.shape[1]).triu() for row in rows])
