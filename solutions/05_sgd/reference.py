"""SGD by hand: weight = weight - lr * gradient."""

from collections.abc import Callable, Iterable

import torch
from torch import Tensor, nn


@torch.no_grad()
def sgd_step(parameters: Iterable[nn.Parameter], lr: float) -> None:
    """Subtracts lr times its gradient from each parameter, in place, without a graph.

    Parameters without a gradient are skipped, and `.grad` stays as it was.
    """
    for parameter in parameters:
        if parameter.grad is not None:
            parameter -= lr * parameter.grad


def train_step(
    net: nn.Module,
    criterion: Callable[[Tensor, Tensor], Tensor],
    x: Tensor,
    target: Tensor,
    lr: float,
) -> float:
    """Clears the gradients, goes forward and backward, updates. Gives the loss from before that."""
    net.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    sgd_step(net.parameters(), lr)
    return loss.item()


def train(
    net: nn.Module,
    criterion: Callable[[Tensor, Tensor], Tensor],
    batches: list[tuple[Tensor, Tensor]],
    lr: float,
    epochs: int,
) -> list[float]:
    """Trains on the batches in their order, `epochs` times. Gives the mean loss of each epoch."""
    means = []
    for _ in range(epochs):
        losses = [train_step(net, criterion, x, target, lr) for x, target in batches]
        means.append(sum(losses) / len(losses))
    return means
