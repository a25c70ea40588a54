"""Gradients: clear, run backward, read."""

from collections.abc import Callable

import torch
from torch import Tensor, nn


def gradients(net: nn.Module, loss: Tensor) -> dict[str, Tensor]:
    """Gradient of the loss for every parameter by name, as copies; older gradients do not count."""
    net.zero_grad()
    loss.backward()
    return _copies(net)


def conv1_bias_gradients(net: nn.Module, loss: Tensor) -> tuple[Tensor | None, Tensor]:
    """`.grad` of `net.conv1.bias` right after zero_grad, and after loss.backward()."""
    net.zero_grad()
    before = net.conv1.bias.grad
    loss.backward()
    return before, net.conv1.bias.grad


def vector_jacobian(net: nn.Module, x: Tensor, v: Tensor) -> dict[str, Tensor]:
    """Gradients of `(net(x) * v).sum()` by name, as copies; older gradients do not count."""
    net.zero_grad()
    net(x).backward(v)
    return _copies(net)


def accumulate(
    net: nn.Module,
    criterion: Callable[[Tensor, Tensor], Tensor],
    batches: list[tuple[Tensor, Tensor]],
) -> float:
    """Leaves the gradient of the mean loss over all samples in `.grad`, and gives that mean."""
    samples = sum(len(x) for x, _ in batches)
    net.zero_grad()
    mean = 0.0
    for x, target in batches:
        share = criterion(net(x), target) * (len(x) / samples)
        share.backward()
        mean += share.item()
    return mean


def numerical_gradient(
    f: Callable[[Tensor], Tensor | float], x: Tensor, eps: float = 1e-6
) -> Tensor:
    """Central differences of a scalar f at x, in float64, in the shape of x; x stays as it was."""
    point = x.detach().to(torch.float64, copy=True)
    slopes = torch.zeros_like(point)
    for index in range(point.numel()):
        step = torch.zeros_like(point)
        step.view(-1)[index] = eps
        slopes.view(-1)[index] = (float(f(point + step)) - float(f(point - step))) / (2 * eps)
    return slopes


def _copies(net):
    named = net.named_parameters()
    return {name: each.grad.clone() for name, each in named if each.grad is not None}
