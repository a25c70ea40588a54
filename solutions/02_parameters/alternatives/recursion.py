"""A walk of its own through the modules, with the ids of what it has met."""

import torch
from torch import nn


def walk(module, prefix="", seen=None):
    seen = set() if seen is None else seen
    for name, parameter in module._parameters.items():
        if parameter is not None and id(parameter) not in seen:
            seen.add(id(parameter))
            yield prefix + name, parameter
    for name, child in module._modules.items():
        if child is not None:
            yield from walk(child, f"{prefix}{name}.", seen)


def parameter_shapes(module):
    return dict((name, tuple(int(size) for size in p.shape)) for name, p in walk(module))


def count_parameters(module, trainable_only=False):
    chosen = [p for _, p in walk(module) if p.requires_grad or not trainable_only]
    return sum(len(p.detach().flatten()) for p in chosen)


def freeze(module):
    for _, parameter in walk(module):
        parameter.detach_()


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.register_parameter("bias", nn.Parameter(torch.zeros(features)))
        self.register_parameter("weight", nn.Parameter(torch.ones(features)))

    def forward(self, x):
        return torch.addcmul(self.bias, x, self.weight)
