"""Nets and small graphs for the checks of 03_loss."""

import torch
from torch import nn


class Picture(nn.Module):
    """Images (N, C, H, W) to (N, outputs): flattened from dim 1 on, then two linear layers."""

    def __init__(self, channels, height, width, outputs, dtype=torch.float32):
        super().__init__()
        self.first = nn.Linear(channels * height * width, 4, dtype=dtype)
        self.last = nn.Linear(4, outputs, dtype=dtype)

    def forward(self, x):
        return self.last(torch.tanh(self.first(torch.flatten(x, 1))))


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


def short_way_first(x):
    """Two ways lead from x to the sum; the short one is the first input."""
    return (x.relu() + x.sin().exp().tanh()).sum()


def leaf_first(scale, x):
    """The first input of the product is a leaf."""
    return (scale * x.sigmoid()).mean()


def constant_first(constant, x):
    """The first input of the sum needs no gradient."""
    return (constant + x.tanh()).sum()
