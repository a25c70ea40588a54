"""Two operations for autograd, by hand. Read README.md, then replace the TODOs."""

from typing import Any

from torch import Tensor
from torch.autograd import Function


class Cube(Function):
    """`Cube.apply(x)` gives x to the third, of any shape."""

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        """Gives x to the third, and saves what backward needs."""
        # TODO: save, then compute.
        raise NotImplementedError("Cube.forward")

    @staticmethod
    def backward(ctx: Any, grad_output: Tensor) -> Tensor:
        """Turns the gradient of the result into that of x."""
        # TODO: the chain rule, in operations that autograd can differentiate again.
        raise NotImplementedError("Cube.backward")


class LinearFunction(Function):
    """`LinearFunction.apply(x, weight, bias)` gives x @ weight.T + bias; bias may be None."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
        """Takes (N, in), (out, in) and (out,) or None to (N, out)."""
        # TODO: save, then compute, with a bias or without one.
        raise NotImplementedError("LinearFunction.forward")

    @staticmethod
    def backward(
        ctx: Any, grad_output: Tensor
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]:
        """Gives the gradients of x, weight and bias, None for those that nobody needs."""
        # TODO: one gradient for each argument of apply, and only those that are needed.
        raise NotImplementedError("LinearFunction.backward")
