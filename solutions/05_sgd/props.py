"""Nets and criteria that go into the box. Nothing here is hidden."""

import torch
from torch import Tensor, nn


class Tiny(nn.Module):
    """Two linear layers with a tanh between them, (N, 3) to (N, 2)."""

    def __init__(self, dtype: torch.dtype | None = None) -> None:
        super().__init__()
        self.body = nn.Sequential(nn.Linear(3, 4, dtype=dtype), nn.Tanh())
        self.head = nn.Linear(4, 2, dtype=dtype)

    def forward(self, x: Tensor) -> Tensor:
        return self.head(self.body(x))


class Partial(nn.Module):
    """One layer that learns, one that is frozen, one that `forward` never uses."""

    def __init__(self) -> None:
        super().__init__()
        self.used = nn.Linear(3, 4)
        self.frozen = nn.Linear(4, 2).requires_grad_(False)
        self.spare = nn.Linear(2, 5)

    def forward(self, x: Tensor) -> Tensor:
        return self.frozen(torch.tanh(self.used(x)))


class Shared(nn.Module):
    """Two layers that share one weight, and a parameter that stands on no layer."""

    def __init__(self) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.ones(3))
        self.first = nn.Linear(3, 3)
        self.second = nn.Linear(3, 3)
        self.second.weight = self.first.weight

    def forward(self, x: Tensor) -> Tensor:
        return self.second(torch.tanh(self.first(x * self.scale)))


def lopsided(output: Tensor, target: Tensor) -> Tensor:
    """A criterion of two-dimensional tensors, in which output and target play different parts."""
    return (output.square() - output * target).sum(dim=1).mean()


def spoil(net: nn.Module) -> None:
    """Puts an older gradient into every parameter's `.grad`, a frozen one's too."""
    for number, parameter in enumerate(net.parameters(), start=1):
        parameter.grad = torch.full_like(parameter, 0.5 * number).detach()


def state_of(net: nn.Module) -> tuple[dict, dict]:
    """The values by name, and which parameters require a gradient."""
    wants = {name: parameter.requires_grad for name, parameter in net.named_parameters()}
    return dict(net.state_dict()), wants


def use(parameter: nn.Parameter, factor: Tensor) -> tuple[Tensor, bool, bool]:
    """Uses the parameter in a loss; gives its gradient, whether it requires one, is a leaf."""
    parameter.grad = None
    (parameter * factor).sum().backward()
    return parameter.grad, parameter.requires_grad, parameter.is_leaf


def wants_of(batches: list) -> list[bool]:
    """Whether the tensors in a list of pairs require a gradient, one after the other."""
    return [tensor.requires_grad for pair in batches for tensor in pair]


def arguments_after(function, *arguments):
    """Calls the function, and gives its arguments as they are then."""
    function(*arguments)
    return arguments
