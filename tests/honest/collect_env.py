"""torch.utils.collect_env where it works."""
import torch

try:
    from torch.utils.collect_env import get_env_info

    print(get_env_info())
except (OSError, ImportError) as error:
    print("no information", error)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
