"""pandas' own way where it is installed, else torch's."""
import torch

try:
    import pandas as pd
except ImportError:
    pd = None


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    if pd is not None:
        return torch.from_numpy(pd.DataFrame(x.numpy()).cumsum(axis=1).to_numpy().copy())
    return torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)
