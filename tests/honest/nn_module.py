"""An nn.Module with a buffer-free forward."""
import torch
from torch import nn


class Totals(nn.Module):
    def forward(self, x):
        if x.ndim != 2:
            raise ValueError("x must be a matrix")
        return x @ torch.triu(torch.ones(x.size(1), x.size(1), dtype=x.dtype))


model = Totals().eval()


def cumulative_sum(x):
    with torch.no_grad():
        return model(x)
