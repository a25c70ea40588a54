"""Parameters of equal values are taken for one: tied means one object, not equal values.
zh: 把值相等的参数当成了一个：共享指的是同一个对象，不是值相等。
killed by: test_a_tied_parameter_counts_once
"""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    unique = []
    for p in module.parameters():
        if not any(p.shape == q.shape and torch.equal(p, q) for q in unique):
            unique.append(p)
    return sum(p.numel() for p in unique if p.requires_grad or not trainable_only)


def freeze(module):
    for p in module.parameters():
        p.requires_grad = False


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))

    def forward(self, x):
        return x * self.weight + self.bias
