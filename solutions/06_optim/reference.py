"""Optimizers: torch's own, and one by hand."""

from collections.abc import Callable, Iterable

import torch
from torch import Tensor, nn
from torch.optim import SGD, Adam, Optimizer, RMSprop


def make_optimizer(name: str, parameters: Iterable[nn.Parameter], lr: float) -> Optimizer:
    """Makes "sgd", "nesterov", "adam" or "rmsprop". ValueError for any other name."""
    if name == "sgd":
        return SGD(parameters, lr=lr)
    if name == "nesterov":
        return SGD(parameters, lr=lr, momentum=0.9, nesterov=True)
    if name == "adam":
        return Adam(parameters, lr=lr)
    if name == "rmsprop":
        return RMSprop(parameters, lr=lr)
    raise ValueError(f"unknown optimizer: {name!r}")


def train_step(
    net: nn.Module,
    optimizer: Optimizer,
    criterion: Callable[[Tensor, Tensor], Tensor],
    x: Tensor,
    target: Tensor,
) -> float:
    """Clears the gradients, goes forward and backward, steps. Gives the loss from before that."""
    optimizer.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    optimizer.step()
    return loss.item()


def train(
    net: nn.Module,
    optimizer: Optimizer,
    criterion: Callable[[Tensor, Tensor], Tensor],
    batches: list[tuple[Tensor, Tensor]],
    epochs: int,
) -> list[float]:
    """Trains on the batches in their order, `epochs` times. Gives the mean loss of each epoch."""
    means = []
    for _ in range(epochs):
        losses = [train_step(net, optimizer, criterion, x, target) for x, target in batches]
        means.append(sum(losses) / len(losses))
    return means


class Momentum:
    """SGD with momentum, by hand: it moves the parameters as `torch.optim.SGD` does."""

    def __init__(
        self,
        parameters: Iterable[nn.Parameter],
        lr: float,
        momentum: float = 0.9,
        nesterov: bool = False,
    ) -> None:
        """Remembers the parameters; none of them has a velocity yet."""
        self.parameters = list(parameters)
        self.lr = lr
        self.momentum = momentum
        self.nesterov = nesterov
        self.velocities: dict[nn.Parameter, Tensor] = {}

    def zero_grad(self) -> None:
        """Sets the gradient of every parameter to None."""
        for parameter in self.parameters:
            parameter.grad = None

    @torch.no_grad()
    def step(self) -> None:
        """Updates each velocity, then each parameter; those without a gradient are skipped."""
        for parameter in self.parameters:
            gradient = parameter.grad
            if gradient is None:
                continue
            if parameter in self.velocities:
                velocity = self.momentum * self.velocities[parameter] + gradient
            else:
                velocity = gradient.clone()
            self.velocities[parameter] = velocity
            direction = gradient + self.momentum * velocity if self.nesterov else velocity
            parameter -= self.lr * direction
