"""A generator with next(), einsum for the squares, expand_dims-like reshapes, an exact error text."""

from collections.abc import Iterator

import torch
from torch import nn


class ShapeMismatch(ValueError):
    pass


def add_batch_dimension(image):
    return image.expand(1, *image.shape).clone()


def mse(output, target):
    if output.shape != target.shape:
        raise ShapeMismatch(f"{list(output.shape)} != {list(target.shape)}")
    difference = (target - output).reshape(1, -1)
    return torch.einsum("nk,nk->n", difference, difference)[0].div(difference.shape[1])


def loss_of(net, image, target):
    return nn.functional.mse_loss(
        input=net(image.reshape((1,) + tuple(image.shape))),
        target=target.reshape((1,) + tuple(target.shape)),
        reduction="mean",
    )


def _nodes(node) -> Iterator[str]:
    while node:
        yield type(node).__name__
        node = next(
            (f for f, _ in node.next_functions if f and f.name() != "torch::autograd::AccumulateGrad"),
            None,
        )


def graph(loss):
    return list(_nodes(loss.grad_fn))
