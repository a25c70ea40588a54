"""Nets whose parameters are looked at. No expected value stands here."""

import torch
from torch import nn


class Scale(nn.Module):
    """A factor for each feature."""

    def __init__(self, features):
        super().__init__()
        self.factor = nn.Parameter(torch.ones(features))

    def forward(self, x):
        return x * self.factor


class Layered(nn.Module):
    """Parameters at four depths, one of them a single number; a to b to c features."""

    def __init__(self, a, b, c):
        super().__init__()
        self.out = nn.Linear(b, c, bias=False)
        self.inner = nn.Sequential(nn.Linear(a, b), nn.Sequential(nn.Tanh(), Scale(b)))
        self.temperature = nn.Parameter(torch.tensor(1.0))

    def forward(self, x):
        return self.out(self.inner(x)) * self.temperature


class Tied(nn.Module):
    """A weight under two names, a layer under two names, and two layers that only look alike."""

    def __init__(self, words, width):
        super().__init__()
        self.embedding = nn.Embedding(words, width)
        self.left = nn.Linear(width, width)
        self.right = nn.Linear(width, width)
        self.right.load_state_dict(self.left.state_dict())
        self.head = nn.Linear(width, words)
        self.head.weight = self.embedding.weight
        self.again = self.head


class Settled(nn.Module):
    """Two layers, one of them with buffers; `settle` freezes a parameter and gives a gradient."""

    def __init__(self, a, b):
        super().__init__()
        self.linear = nn.Linear(a, b)
        self.norm = nn.BatchNorm1d(b)


def holding(kind, weight, bias):
    """Makes an Affine on the device and in the dtype of the values, and puts them into it."""
    affine = kind(len(weight)).to(weight)
    with torch.no_grad():
        affine.weight.copy_(weight)
        affine.bias.copy_(bias)
    return affine


def learning(net):
    """Name and requires_grad of each parameter; what it says of itself."""
    return [(name, parameter.requires_grad) for name, parameter in net.named_parameters()]


def traces(net):
    """What a try that froze nothing may have left on the module: nothing is demanded of it, it
    tells one mistake from another."""
    return net.training, "requires_grad" in vars(net)


def parameters_and_gradients(net):
    """The parameters in order, and what stands in their `.grad`."""
    parameters = list(net.parameters())
    return parameters, [parameter.grad for parameter in parameters]


def settle(net, gradient):
    """Freezes one parameter of a Settled, and leaves a gradient on another."""
    net.norm.bias.requires_grad = False
    net.linear.weight.grad = gradient


def condition(net):
    """All there is to a module: its parameters, its buffers, and what its modules own."""
    return {
        "values": {name: parameter.detach() for name, parameter in net.named_parameters()},
        "learning": {name: parameter.requires_grad for name, parameter in net.named_parameters()},
        "gradients": {name: parameter.grad for name, parameter in net.named_parameters()},
        "buffers": dict(net.named_buffers()),
        "attributes": {path: attributes(module) for path, module in net.named_modules()},
    }


def attributes(module):
    """The names of a module's attributes, and how many entries each dict among them has."""
    return {
        name: len(value) if isinstance(value, dict) else 0
        for name, value in sorted(vars(module).items())
    }
