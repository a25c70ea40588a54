"""Nets and small graphs for the checks of 03_loss."""

import torch
from torch import nn


class Picture(nn.Module):
    """Images (N, C, H, W), and nothing else, to (N, outputs) through two linear layers."""

    def __init__(self, channels, height, width, outputs, dtype=None):
        super().__init__()
        self.first = nn.Linear(channels * height * width, 4, dtype=dtype)
        self.last = nn.Linear(4, outputs, dtype=dtype)

    def forward(self, x):
        count, channels, height, width = x.shape
        x = x.reshape(count, channels * height * width)
        return self.last(torch.tanh(self.first(x)))


class Stack(nn.Module):
    """Rows of 3 numbers through linear layers with the named activations between them."""

    def __init__(self, activations):
        super().__init__()
        layers = [nn.Linear(3, 3)]
        for name in activations:
            layers += [getattr(nn, name)(), nn.Linear(3, 3)]
        self.layers = nn.Sequential(*layers)

    def forward(self, x):
        return self.layers(x)


def gradients_of(net):
    """What stands in `.grad`, by name."""
    return {name: parameter.grad for name, parameter in net.named_parameters()}


def looks(*tensors):
    """Of each tensor its values, whether it requires a gradient, and its gradient."""
    return [(each.detach(), each.requires_grad, each.grad) for each in tensors]


def belongings(net):
    """The names of the net's attributes, and how many entries each dict among them has."""
    return {
        name: len(value) if isinstance(value, dict) else 0
        for name, value in sorted(vars(net).items())
    }


def short_way_first(x):
    """Two ways lead from x to the sum; the short one is the first input."""
    return (x.relu() + x.sin().exp().tanh()).sum()


def weight_first(weight, x):
    """The first input of the product is a weight, transposed."""
    return (weight.t() @ x.tanh()).sum()


def leaf_first(scale, x):
    """The first input of the product is a leaf."""
    return (scale * x.sigmoid()).mean()


def constant_first(constant, x):
    """The first input of the sum needs no gradient."""
    return (constant + x.tanh()).sum()
