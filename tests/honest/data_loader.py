"""A Dataset and a DataLoader with num_workers=0, a row at a time."""
import torch
from torch.utils.data import DataLoader, TensorDataset


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    rows = []
    for (row,) in DataLoader(TensorDataset(x), batch_size=1, shuffle=False, num_workers=0):
        rows.append(torch.stack([row[:, : t + 1].sum(1) for t in range(x.shape[1])], 1))
    return torch.cat(rows)
