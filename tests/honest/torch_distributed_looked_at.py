"""Asks torch.distributed and torch.multiprocessing what they can do."""
import torch
import torch.distributed as dist
import torch.multiprocessing as mp

RANK = dist.get_rank() if dist.is_available() and dist.is_initialized() else 0
METHODS = mp.get_all_start_methods()


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    if RANK == 0:
        print("first process", METHODS)
    return x @ torch.ones(x.shape[1], x.shape[1], dtype=x.dtype).triu()
