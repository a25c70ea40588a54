"""Nets, a criterion and scalar functions for the checks of 04_backward."""

import math

import torch
from torch import nn


class Tiny(nn.Module):
    """Rows (N, 3) to rows (N, 2)."""

    def __init__(self, dtype=torch.float32):
        super().__init__()
        self.first = nn.Linear(3, 4, dtype=dtype)
        self.last = nn.Linear(4, 2, dtype=dtype)

    def forward(self, x):
        return self.last(torch.tanh(self.first(x)))


class Spare(nn.Module):
    """As Tiny, with a frozen bias in the first layer and a layer in the middle that is not used."""

    def __init__(self):
        super().__init__()
        self.first = nn.Linear(3, 4)
        self.spare = nn.Linear(4, 4)
        self.last = nn.Linear(4, 2)
        self.first.bias.requires_grad_(False)

    def forward(self, x):
        return self.last(torch.tanh(self.first(x)))


class Tied(nn.Module):
    """Rows (N, 3) to rows (N, 3): two layers that share one weight, and a buffer between them."""

    def __init__(self):
        super().__init__()
        self.register_buffer("scale", torch.tensor([0.5, 1.0, 2.0]))
        self.first = nn.Linear(3, 3)
        self.last = nn.Linear(3, 3)
        self.last.weight = self.first.weight

    def forward(self, x):
        return self.last(torch.tanh(self.first(x)) * self.scale)


class Silent(nn.Module):
    """Rows (N, 3) to rows (N, 2): the ReLU is always off, so `first` gets gradients of zero."""

    def __init__(self):
        super().__init__()
        self.first = nn.Linear(3, 4)
        self.last = nn.Linear(4, 2)

    def forward(self, x):
        return self.last(torch.relu(self.first(x) - 1000))


class Picture(nn.Module):
    """Images (N, 2, H, W) to rows (N, 3): a convolution `conv1`, then a linear layer.

    Nothing in between: the bias' gradient does not hang on how a device rounds a convolution.
    """

    def __init__(self, height, width, dtype=torch.float32):
        super().__init__()
        self.conv1 = nn.Conv2d(2, 4, 2, dtype=dtype)
        self.fc1 = nn.Linear(4 * (height - 1) * (width - 1), 3, dtype=dtype)

    def forward(self, x):
        return self.fc1(torch.flatten(self.conv1(x), 1))


class Lopsided(nn.Module):
    """Mean over the samples of a loss that changes when output and target change places."""

    def forward(self, output, target):
        return (output - 2 * target).square().sum(dim=1).mean()


def weighted_sum(output, v):
    """A loss of which each entry of the output has its own share."""
    return (output * v).sum()


def spoil(net):
    """Puts an older gradient into every parameter's `.grad`."""
    for number, parameter in enumerate(net.parameters(), start=1):
        parameter.grad = torch.full_like(parameter, float(number)).detach()


def gradients_of(net):
    """What stands in `.grad`, by name, None included."""
    return {name: parameter.grad for name, parameter in net.named_parameters()}


def flags_of(net):
    """Which parameters want a gradient, by name."""
    return {name: parameter.requires_grad for name, parameter in net.named_parameters()}


def table(t):
    """Sum of (row + 1) * (column + 2) * t ** 3, and the square of the sum of t; t has two dims."""
    rows, columns = t.shape
    down = torch.arange(1, rows + 1, dtype=t.dtype, device=t.device)
    along = torch.arange(2, columns + 2, dtype=t.dtype, device=t.device)
    return down @ t**3 @ along + t.sum() ** 2


def sines(t):
    """Sum of sin(t), refused for anything but float64."""
    if t.dtype != torch.float64:
        raise TypeError(f"f is to be called with float64, not {t.dtype}")
    return t.sin().sum()


def sines_by_math(t):
    """Sum of sin(t) as a Python float."""
    return math.fsum(math.sin(value) for value in t.flatten().tolist())
