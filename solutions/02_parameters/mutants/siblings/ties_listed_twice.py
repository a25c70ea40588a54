"""The list walks over all layers and shows a shared parameter at each place it stands."""

import torch
from torch import nn


def parameter_shapes(module):
    shapes = {}
    for path, layer in module.named_modules(remove_duplicate=False):
        start = f"{path}." if path else ""
        for name, p in layer.named_parameters(recurse=False, remove_duplicate=False):
            shapes[start + name] = tuple(p.shape)
    return shapes


def count_parameters(module, trainable_only=False):
    return sum(p.numel() for p in module.parameters() if not trainable_only or p.requires_grad)


def freeze(module):
    for p in module.parameters():
        p.requires_grad = False


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))

    def forward(self, x):
        return self.weight * x + self.bias
