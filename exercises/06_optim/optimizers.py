"""Optimizers: torch's own, and one by hand. Read README.md, then replace the TODOs."""

from collections.abc import Callable, Iterable

from torch import Tensor, nn
from torch.optim import Optimizer


def make_optimizer(name: str, parameters: Iterable[nn.Parameter], lr: float) -> Optimizer:
    """Makes "sgd", "nesterov", "adam" or "rmsprop". ValueError for any other name."""
    # TODO: one optimizer of torch.optim for each name; mind what "nesterov" asks for.
    raise NotImplementedError("make_optimizer")


def train_step(
    net: nn.Module,
    optimizer: Optimizer,
    criterion: Callable[[Tensor, Tensor], Tensor],
    x: Tensor,
    target: Tensor,
) -> float:
    """Clears the gradients, goes forward and backward, steps. Gives the loss from before that."""
    # TODO: four moves, in this order; give the loss as a Python number.
    raise NotImplementedError("train_step")


def train(
    net: nn.Module,
    optimizer: Optimizer,
    criterion: Callable[[Tensor, Tensor], Tensor],
    batches: list[tuple[Tensor, Tensor]],
    epochs: int,
) -> list[float]:
    """Trains on the batches in their order, `epochs` times. Gives the mean loss of each epoch."""
    # TODO: one step for each batch; one number for each epoch.
    raise NotImplementedError("train")


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
        # TODO: keep what the steps will need; a generator can be walked through only once.
        raise NotImplementedError("Momentum")

    def zero_grad(self) -> None:
        """Sets the gradient of every parameter to None."""
        # TODO: forget the gradients.
        raise NotImplementedError("Momentum.zero_grad")

    def step(self) -> None:
        """Updates each velocity, then each parameter; those without a gradient are skipped."""
        # TODO: the first velocity is the gradient; no graph may be recorded.
        raise NotImplementedError("Momentum.step")
