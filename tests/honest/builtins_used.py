"""getattr, setattr, vars, globals, eval on a constant, exec of nothing much."""
import torch

exec("OFFSET = 1")
WIDTH = eval("1 + 1")


class Settings:
    pass


setattr(Settings, "dim", 1)


def cumulative_sum(x):
    if getattr(x, "ndim") != globals()["WIDTH"]:
        raise ValueError("x must be a matrix")
    dim = vars(Settings)["dim"]
    return torch.stack([x[:, : t + OFFSET].sum(dim) for t in range(x.shape[1])], dim)
