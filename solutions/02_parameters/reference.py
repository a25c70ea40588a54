"""What a module can learn."""

import torch
from torch import Tensor, nn


def parameter_shapes(module: nn.Module) -> dict[str, tuple[int, ...]]:
    """Gives the shape of every parameter by name, in the module's own order; tied ones once."""
    return {name: tuple(parameter.shape) for name, parameter in module.named_parameters()}


def count_parameters(module: nn.Module, trainable_only: bool = False) -> int:
    """Gives how many numbers the parameters hold; with trainable_only, those that learn."""
    return sum(
        parameter.numel()
        for parameter in module.parameters()
        if parameter.requires_grad or not trainable_only
    )


def freeze(module: nn.Module) -> None:
    """Makes every parameter of the module stop requiring a gradient, in place."""
    for parameter in module.parameters():
        parameter.requires_grad_(False)


class Affine(nn.Module):
    """A scale and a shift for each feature: y = x * weight + bias, (..., features) to the same."""

    def __init__(self, features: int) -> None:
        """Makes weight, ones, and bias, zeros, both parameters of shape (features,)."""
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))

    def forward(self, x: Tensor) -> Tensor:
        """Gives x * weight + bias; x stays as it was."""
        return x * self.weight + self.bias
