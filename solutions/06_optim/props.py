"""Nets and a criterion that go into the box. Nothing here is hidden."""

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


class Frozen(Tiny):
    """As Tiny, with a body that is frozen."""

    def __init__(self) -> None:
        super().__init__()
        self.body.requires_grad_(False)


def sgd(net: nn.Module, part: str = "", **options) -> torch.optim.Optimizer:
    """torch's own SGD for the net, or for a part of it."""
    return torch.optim.SGD(net.get_submodule(part).parameters(), **options)


def walk(optimizer, parameters, gradients) -> list[list[Tensor]]:
    """Steps once for each list of gradients; gives the parameters after each step."""
    path = []
    for given in gradients:
        for parameter, gradient in zip(parameters, given, strict=True):
            parameter.grad = gradient
        optimizer.step()
        path.append([parameter.detach().clone() for parameter in parameters])
    return path


def backward(net: nn.Module, x: Tensor, target: Tensor) -> list[Tensor]:
    """Forward and backward of the mean squared error; gives what stands in `.grad` then."""
    nn.functional.mse_loss(net(x), target).backward()
    return [parameter.grad for parameter in net.parameters()]


def lopsided(output: Tensor, target: Tensor) -> Tensor:
    """A criterion of two-dimensional tensors, in which output and target play different parts."""
    return (output.square() - output * target).sum(dim=1).mean()


def spoil(net: nn.Module) -> None:
    """Puts an older gradient into every parameter's `.grad`, a frozen one's too."""
    for number, parameter in enumerate(net.parameters(), start=1):
        parameter.grad = torch.full_like(parameter, 0.5 * number).detach()


def gradients_of(parameters) -> list[Tensor | None]:
    """What stands in `.grad`, None included."""
    return [parameter.grad for parameter in parameters]


def state_of(net: nn.Module) -> tuple[dict, dict]:
    """The values by name, and which parameters require a gradient."""
    wants = {name: parameter.requires_grad for name, parameter in net.named_parameters()}
    return dict(net.state_dict()), wants


def wants_of(batches: list) -> list[bool]:
    """Whether the tensors in a list of pairs require a gradient, one after the other."""
    return [tensor.requires_grad for pair in batches for tensor in pair]


def arguments_after(function, *arguments):
    """Calls the function, and gives its arguments as they are then."""
    function(*arguments)
    return arguments
