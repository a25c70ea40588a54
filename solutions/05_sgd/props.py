"""Nets and criteria that go into the box. Nothing here is hidden."""

import torch
from torch import Tensor, nn


class Tiny(nn.Module):
    """Two linear layers with a tanh between them, (N, 3) to (N, 2)."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(nn.Linear(3, 4), nn.Tanh())
        self.head = nn.Linear(4, 2)

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
    """A criterion in which output and target play different parts."""
    return (output.square() - output * target).mean()
