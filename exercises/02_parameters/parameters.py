"""What a module can learn. Read README.md, then replace the TODOs."""

from torch import Tensor, nn


def parameter_shapes(module: nn.Module) -> dict[str, tuple[int, ...]]:
    """Gives the shape of every parameter by name, in the module's own order; tied ones once."""
    # TODO: which method of a module gives its parameters with their names?
    raise NotImplementedError("parameter_shapes")


def count_parameters(module: nn.Module, trainable_only: bool = False) -> int:
    """Gives how many numbers the parameters hold; with trainable_only, those that learn."""
    # TODO: add up the numbers of each parameter, not the tensors.
    raise NotImplementedError("count_parameters")


def freeze(module: nn.Module) -> None:
    """Makes every parameter of the module stop requiring a gradient, in place."""
    # TODO: which attribute of a parameter says that it learns?
    raise NotImplementedError("freeze")


class Affine(nn.Module):
    """A scale and a shift for each feature: y = x * weight + bias, (..., features) to the same."""

    def __init__(self, features: int) -> None:
        """Makes weight, ones, and bias, zeros, both parameters of shape (features,)."""
        super().__init__()
        # TODO: make weight and bias so that the module finds them.
        raise NotImplementedError("Affine")

    def forward(self, x: Tensor) -> Tensor:
        """Gives x * weight + bias; x stays as it was."""
        # TODO: the formula.
        raise NotImplementedError("Affine.forward")
