"""freeze hangs frozen parameters in the place of the old ones; a tied one stays tied."""

from functools import reduce

import torch
from torch import nn


def parameter_shapes(module):
    names, parameters = zip(*module.named_parameters())
    return dict(zip(names, [tuple(p.shape) for p in parameters]))


def count_parameters(module, trainable_only=False):
    return reduce(
        lambda total, p: total + p.nelement(),
        [p for p in module.parameters() if not trainable_only or p.requires_grad],
        0,
    )


def freeze(module):
    made = {}
    for each in module.modules():
        for name, old in list(each.named_parameters(recurse=False, remove_duplicate=False)):
            if old not in made:
                made[old] = nn.Parameter(old.detach().clone(), requires_grad=False)
            setattr(each, name, made[old])


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        norm = nn.LayerNorm(features)
        self.weight, self.bias = norm.weight, norm.bias

    def forward(self, x):
        scale = self.weight.expand_as(x)
        return torch.mul(input=x, other=scale).add(self.bias)
