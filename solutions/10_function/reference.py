"""Two operations for autograd, with forward and backward written by hand."""

from typing import Any

from torch import Tensor
from torch.autograd import Function


class Cube(Function):
    """`Cube.apply(x)` gives x to the third, of any shape."""

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        """Gives x to the third, and saves what backward needs."""
        ctx.save_for_backward(x)
        return x * x * x

    @staticmethod
    def backward(ctx: Any, grad_output: Tensor) -> Tensor:
        """Turns the gradient of the result into that of x."""
        (x,) = ctx.saved_tensors
        return 3 * x * x * grad_output


class LinearFunction(Function):
    """`LinearFunction.apply(x, weight, bias)` gives x @ weight.T + bias; bias may be None."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
        """Takes (N, in), (out, in) and (out,) or None to (N, out)."""
        ctx.save_for_backward(x, weight)
        result = x @ weight.T
        return result if bias is None else result + bias

    @staticmethod
    def backward(
        ctx: Any, grad_output: Tensor
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None]:
        """Gives the gradients of x, weight and bias, None for those that nobody needs."""
        x, weight = ctx.saved_tensors
        needs_x, needs_weight, needs_bias = ctx.needs_input_grad
        return (
            grad_output @ weight if needs_x else None,
            grad_output.T @ x if needs_weight else None,
            grad_output.sum(dim=0) if needs_bias else None,
        )
