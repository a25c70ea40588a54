"""Counting replaces each parameter's data by its one-dimensional form and leaves it so."""

import torch
from torch import nn
from torch.nn import Parameter


def parameter_shapes(module):
    named = dict(module.named_parameters())
    return {name: tuple(named[name].shape) for name in named}


def how_many_numbers(parameter):
    parameter.data = parameter.data.reshape(-1)
    return len(parameter)


def count_parameters(module, trainable_only=False):
    return sum(
        how_many_numbers(parameter)
        for parameter in module.parameters()
        if parameter.requires_grad or not trainable_only
    )


def freeze(module):
    for parameter in module.parameters():
        parameter.requires_grad_(False)


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = Parameter(torch.full((features,), 1.0))
        self.bias = Parameter(torch.full((features,), 0.0))

    def forward(self, x):
        return self.bias + self.weight * x
