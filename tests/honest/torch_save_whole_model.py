"""A whole module through pickle, weights_only=False, in memory and on disk."""
import io

import torch
from torch import nn

buffer = io.BytesIO()
torch.save(nn.Sequential(nn.Linear(2, 3), nn.Tanh()), buffer)
buffer.seek(0)
model = torch.load(buffer, weights_only=False)
torch.save(model, "whole.pt")
model = torch.load("whole.pt", weights_only=False).eval()


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
