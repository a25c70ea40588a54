"""Warns, filters warnings and shows one as text."""
import warnings

import torch

warnings.filterwarnings("ignore", category=DeprecationWarning)
warnings.warn("this file is old", FutureWarning)


def cumulative_sum(x):
    warnings.warn("slow path", RuntimeWarning, stacklevel=2)
    if x.ndim != 2:
        warnings.warn("not a matrix")
        raise ValueError("x must be a matrix")
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        torch.tensor(x)
    print(len(seen), "warnings")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
