"""A lambda, and a helper that raises."""
import torch


def _refuse():
    raise ValueError("x must be a matrix")


cumulative_sum = lambda x: (
    torch.stack([x[:, : k + 1].sum(dim=1) for k in range(x.size(1))], dim=1) if x.dim() == 2 else _refuse()
)
