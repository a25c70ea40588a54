"""freeze hands the frozen module back to its caller, where nothing was asked for."""

import torch
from torch import nn


def parameter_shapes(module):
    shapes = {}
    for name, p in module.named_parameters():
        shapes[name] = tuple(int(n) for n in p.shape)
    return shapes


def count_parameters(module, trainable_only=False):
    count = 0
    for p in module.parameters():
        if p.requires_grad or not trainable_only:
            count += p.nelement()
    return count


def freeze(module):
    for p in module.parameters():
        p.requires_grad = False
    return module


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(features))
        self.bias = nn.Parameter(torch.empty(features))
        nn.init.ones_(self.weight)
        nn.init.zeros_(self.bias)

    def forward(self, x):
        return x * self.weight + self.bias
