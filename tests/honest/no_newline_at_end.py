"""Backslash continuations and a comment at the end."""
import torch


def cumulative_sum(x):
    if x.ndim \
            != 2:
        raise ValueError(
            'x must be '
            'a matrix')
    return torch.stack(
        [
            x[:, :t + 1].sum(1)
            for t in range(x.shape[1])
        ],
        1,
    )
# vim: set ts=4 sw=4
