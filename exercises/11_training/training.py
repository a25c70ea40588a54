"""Train LeNet on real digits. Read README.md, then replace the TODOs."""

import numpy as np
from torch import Tensor, nn


def to_lenet_input(images: np.ndarray | Tensor) -> Tensor:
    """Standardises (N, 8, 8) by its own statistics and enlarges: (N, 1, 32, 32), float32."""
    # TODO: standardise, enlarge, and add the channel.
    raise NotImplementedError("to_lenet_input")


def train(
    net: nn.Module, x: Tensor, y: Tensor, *, epochs: int, batch_size: int, lr: float, seed: int
) -> list[float]:
    """Trains by SGD with momentum 0.9 on shuffled batches. Gives the mean loss of each epoch."""
    # TODO: one optimizer, one generator; a new order for each epoch, a step for each batch.
    raise NotImplementedError("train")


def accuracy(net: nn.Module, x: Tensor, y: Tensor) -> float:
    """Gives the fraction of right answers, in eval mode; the mode is as it was afterwards."""
    # TODO: remember the mode, ask without a graph, put the mode back.
    raise NotImplementedError("accuracy")
