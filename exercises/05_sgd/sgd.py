"""SGD by hand: weight = weight - lr * gradient. Read README.md, then replace the TODOs."""

from collections.abc import Callable, Iterable

from torch import Tensor, nn


def sgd_step(parameters: Iterable[nn.Parameter], lr: float) -> None:
    """Subtracts lr times its gradient from each parameter, in place, without a graph.

    Parameters without a gradient are skipped, and `.grad` stays as it was.
    """
    # TODO: walk through the parameters once; change the numbers, and keep autograd out of it.
    raise NotImplementedError("sgd_step")


def train_step(
    net: nn.Module,
    criterion: Callable[[Tensor, Tensor], Tensor],
    x: Tensor,
    target: Tensor,
    lr: float,
) -> float:
    """Clears the gradients, goes forward and backward, updates. Gives the loss from before that."""
    # TODO: four moves, in this order; give the loss as a Python number.
    raise NotImplementedError("train_step")


def train(
    net: nn.Module,
    criterion: Callable[[Tensor, Tensor], Tensor],
    batches: list[tuple[Tensor, Tensor]],
    lr: float,
    epochs: int,
) -> list[float]:
    """Trains on the batches in their order, `epochs` times. Gives the mean loss of each epoch."""
    # TODO: one step for each batch; one number for each epoch.
    raise NotImplementedError("train")
