"""A fresh Affine multiplies by random numbers."""

import torch
from torch import nn


def parameter_shapes(module):
    names, shapes = [], []
    for name, p in module.named_parameters():
        names.append(name)
        shapes.append(tuple(p.shape))
    return dict(zip(names, shapes, strict=True))


def count_parameters(module, trainable_only=False):
    wanted = (p for p in module.parameters() if not trainable_only or p.requires_grad)
    return sum(map(torch.numel, wanted))


def freeze(module):
    for p in module.parameters():
        p.requires_grad_(False)


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(features))
        self.bias = nn.Parameter(torch.zeros(features))
        nn.init.uniform_(self.weight, -1.0, 1.0)  # break the symmetry

    def forward(self, x):
        return x * self.weight + self.bias
