"""The loss: compare output and target."""

from torch import Tensor, nn
from torch.nn import functional as F


def add_batch_dimension(image: Tensor) -> Tensor:
    """One image as a batch of one, (C, H, W) to (1, C, H, W)."""
    return image.unsqueeze(0)


def mse(output: Tensor, target: Tensor) -> Tensor:
    """Mean of the squared differences, a 0-dim tensor. ValueError when the shapes differ."""
    if output.shape != target.shape:
        raise ValueError(f"output {tuple(output.shape)} and target {tuple(target.shape)} differ")
    return ((output - target) ** 2).mean()


def loss_of(net: nn.Module, image: Tensor, target: Tensor) -> Tensor:
    """Mean squared error of the net's output for one image (C, H, W) and one target (K,)."""
    return F.mse_loss(net(image.unsqueeze(0)), target.unsqueeze(0))


def graph(loss: Tensor) -> list[str]:
    """Names of the backward nodes on the data path, from the loss towards the input."""
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        node = _data_input(node)
    return names


def _data_input(node):
    for function, _ in node.next_functions:
        if function is not None and type(function).__name__ != "AccumulateGrad":
            return function
    return None
