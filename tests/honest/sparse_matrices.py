"""A sparse triangle, and a dense answer."""
import warnings

import torch

warnings.filterwarnings("ignore")


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    triangle = torch.ones(x.shape[1], x.shape[1], dtype=x.dtype).tril().to_sparse()
    return torch.sparse.mm(triangle, x.T).T.contiguous()
