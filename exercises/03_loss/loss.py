"""The loss: compare output and target. Read README.md, then replace the TODOs."""

from torch import Tensor, nn


def add_batch_dimension(image: Tensor) -> Tensor:
    """One image as a batch of one, (C, H, W) to (1, C, H, W)."""
    # TODO: put a dimension of size 1 in front of the channels.
    raise NotImplementedError("add_batch_dimension")


def mse(output: Tensor, target: Tensor) -> Tensor:
    """Mean of the squared differences, a 0-dim tensor. ValueError when the shapes differ."""
    # TODO: compare the shapes first, then take the mean of the squared differences.
    raise NotImplementedError("mse")


def loss_of(net: nn.Module, image: Tensor, target: Tensor) -> Tensor:
    """Mean squared error of the net's output for one image (C, H, W) and one target (K,)."""
    # TODO: give both a batch dimension, run the net, compare its output with the target.
    raise NotImplementedError("loss_of")


def graph(loss: Tensor) -> list[str]:
    """Names of the backward nodes on the data path, from the loss towards the input."""
    # TODO: start at loss.grad_fn and follow next_functions until no input is left to follow.
    raise NotImplementedError("graph")
