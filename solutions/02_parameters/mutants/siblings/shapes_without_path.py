"""Only the last part of each name is kept, and equal names overwrite each other."""

import torch
from torch import nn


def short(name):
    """'0.weight' -> 'weight'"""
    return name.rpartition(".")[2]


def parameter_shapes(module):
    return {short(name): tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    sizes = []
    for p in module.parameters():
        if p.requires_grad or not trainable_only:
            sizes.append(p.numel())
    return sum(sizes)


def freeze(module):
    for p in module.parameters():
        p.requires_grad_(False)


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))

    def forward(self, x):
        return x * self.weight + self.bias
