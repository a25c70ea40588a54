"""A ContextVar and copy_context."""
import contextvars

import torch

total = contextvars.ContextVar("total")


def step(column):
    total.set(total.get() + column)
    return total.get()


def scan(x):
    total.set(torch.zeros_like(x[:, 0]))
    return torch.stack([step(column) for column in x.unbind(1)], 1)


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return contextvars.copy_context().run(scan, x)
