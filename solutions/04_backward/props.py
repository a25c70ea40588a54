"""Nets, a criterion and scalar functions for the checks of 04_backward."""

import math

import torch
from torch import nn


class Tiny(nn.Module):
    """Rows (N, 3) to rows (N, 2)."""

    def __init__(self, dtype=None):
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
    """Rows (N, 3) to rows (N, 3): two layers that share one weight, a buffer between them, and a
    parameter that stands on no layer."""

    def __init__(self):
        super().__init__()
        self.register_buffer("scale", torch.tensor([0.5, 1.0, 2.0]))
        self.gain = nn.Parameter(torch.ones(3))
        self.first = nn.Linear(3, 3)
        self.last = nn.Linear(3, 3)
        self.last.weight = self.first.weight

    def forward(self, x):
        return self.last(torch.tanh(self.first(x * self.gain)) * self.scale)


class Silent(nn.Module):
    """Rows (N, 3) to rows (N, 2): the ReLU is always off, so `first` gets gradients of zero."""

    def __init__(self):
        super().__init__()
        self.first = nn.Linear(3, 4)
        self.last = nn.Linear(4, 2)

    def forward(self, x):
        return self.last(torch.relu(self.first(x) - 1000))


class Picture(nn.Module):
    """Images (N, 2, H, W) to rows (N, 3): a frozen convolution, `conv1`, a linear layer.

    Nothing in between: the bias' gradient does not hang on how a device rounds a convolution.
    """

    def __init__(self, height, width, dtype=None):
        super().__init__()
        self.conv0 = nn.Conv2d(2, 2, 1, dtype=dtype).requires_grad_(False)
        self.conv1 = nn.Conv2d(2, 4, 2, dtype=dtype)
        self.fc1 = nn.Linear(4 * (height - 1) * (width - 1), 3, dtype=dtype)

    def forward(self, x):
        return self.fc1(torch.flatten(self.conv1(self.conv0(x)), 1))


class Lopsided(nn.Module):
    """Mean over the samples of a loss that changes when output and target change places."""

    def forward(self, output, target):
        return (output - 2 * target).square().sum(dim=1).mean()


def mean_square(net, x, target):
    """The loss of most checks, with its graph."""
    return nn.functional.mse_loss(net(x), target)


def weighted_sum(net, x, v):
    """A loss of which each entry of the output has its own share."""
    return (net(x) * v).sum()


def pass_by(net, x, v):
    """Somebody else's backward adds to what stands in `.grad`, and clears it afterwards."""
    weighted_sum(net, x, v).backward()
    net.zero_grad()


def spoil(net):
    """Puts an older gradient into every parameter's `.grad`."""
    for number, parameter in enumerate(net.parameters(), start=1):
        parameter.grad = torch.full_like(parameter, float(number)).detach()


def gradients_of(net):
    """What stands in `.grad`, by name, None included."""
    return {name: parameter.grad for name, parameter in net.named_parameters()}


def state_of(net):
    """The values by name, and which parameters want a gradient."""
    wants = {name: parameter.requires_grad for name, parameter in net.named_parameters()}
    return dict(net.state_dict()), wants


def arguments_after(function, *arguments):
    """Calls the function, and gives its arguments as they are then."""
    function(*arguments)
    return arguments


def wants_of(batches):
    """Whether the tensors in a list of pairs want a gradient, one after the other."""
    return [tensor.requires_grad for pair in batches for tensor in pair]


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


def ripples(t):
    """Sum of sin(1e5 * t) / 1e5: waves so short that a step of 1e-6 can be told from others."""
    return (t * 1e5).sin().sum() / 1e5


def sines_by_math(t):
    """Sum of sin(t) as a Python float."""
    return math.fsum(math.sin(value) for value in t.flatten().tolist())
