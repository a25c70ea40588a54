"""Asking for the shapes switches the gradients of all parameters on."""

import torch
from torch import nn


def parameter_shapes(module):
    shapes = {}
    for name, p in module.named_parameters():
        p.requires_grad = True  # 冻结的也要列出来
        shapes[name] = tuple(p.shape)
    return shapes


def count_parameters(module, trainable_only=False):
    total = 0
    for p in module.parameters():
        if not trainable_only or p.requires_grad:
            total += p.numel()
    return total


def freeze(module):
    for p in module.parameters():
        p.requires_grad = False


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))

    def forward(self, x):
        return torch.addcmul(self.bias, self.weight, x)
