"""An old version stays above the new one."""
import torch


def cumulative_sum(x):
    raise NotImplementedError("TODO")


# def cumulative_sum(x):
#     return x.sum(1)


def cumulative_sum(x):  # noqa: F811
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)
