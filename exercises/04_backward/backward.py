"""Gradients: clear, run backward, read. Read README.md, then replace the TODOs."""

from collections.abc import Callable

from torch import Tensor, nn


def gradients(net: nn.Module, loss: Tensor) -> dict[str, Tensor]:
    """Gradient of the loss for every parameter by name, as copies; older gradients do not count."""
    # TODO: clear what was there, run backward, copy what stands in `.grad`.
    raise NotImplementedError("gradients")


def conv1_bias_gradients(net: nn.Module, loss: Tensor) -> tuple[Tensor | None, Tensor]:
    """`.grad` of `net.conv1.bias` right after zero_grad, and after loss.backward()."""
    # TODO: clear, look, run backward, look again.
    raise NotImplementedError("conv1_bias_gradients")


def vector_jacobian(net: nn.Module, x: Tensor, v: Tensor) -> dict[str, Tensor]:
    """Gradients of `(net(x) * v).sum()` by name, as copies; older gradients do not count."""
    # TODO: clear, run the net, run backward from the output with the vector v, copy.
    raise NotImplementedError("vector_jacobian")


def accumulate(
    net: nn.Module,
    criterion: Callable[[Tensor, Tensor], Tensor],
    batches: list[tuple[Tensor, Tensor]],
) -> float:
    """Leaves the gradient of the mean loss over all samples in `.grad`, and gives that mean."""
    # TODO: clear once, then let each batch add its share; a share is its part of the samples.
    raise NotImplementedError("accumulate")


def numerical_gradient(
    f: Callable[[Tensor], Tensor | float], x: Tensor, eps: float = 1e-6
) -> Tensor:
    """Central differences of a scalar f at x, in float64, in the shape of x; x stays as it was."""
    # TODO: for each entry: f with the entry moved up, f with it moved down, over 2 * eps.
    raise NotImplementedError("numerical_gradient")
