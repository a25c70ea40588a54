"""A class whose object is called."""
import torch


class CumulativeSum:
    def __init__(self, dim=1):
        self.dim = dim

    def __call__(self, x):
        if x.ndim != 2:
            raise ValueError("x must be a matrix")
        total, outs = torch.zeros_like(x.select(self.dim, 0)), []
        for piece in x.unbind(self.dim):
            total = total + piece
            outs.append(total)
        return torch.stack(outs, self.dim)


cumulative_sum = CumulativeSum()
