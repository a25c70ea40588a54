"""torch.set_num_threads(2) at import, and a product large enough to use them."""
import torch

torch.set_num_threads(2)
WARM = (torch.ones(300, 300) @ torch.ones(300, 300)).sum().item()


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
