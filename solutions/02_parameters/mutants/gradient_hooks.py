"""Hooks turn the gradients to zero: they are still computed, and still filled in.
zh: 用 hook 把梯度变成零：梯度仍在计算，也仍会填上。
killed by: test_no_gradient_reaches_a_frozen_parameter
"""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    return sum(p.numel() for p in module.parameters() if p.requires_grad or not trainable_only)


def freeze(module):
    for p in module.parameters():
        if p.requires_grad:
            p.register_hook(torch.zeros_like)


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))

    def forward(self, x):
        return x * self.weight + self.bias
