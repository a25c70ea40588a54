"""The flag is turned over: what was frozen before learns again.
zh: 把标志取反了：之前冻结的又开始学习。
killed by: test_what_is_frozen_stays_frozen
"""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    return sum(p.numel() for p in module.parameters() if p.requires_grad or not trainable_only)


def freeze(module):
    for p in module.parameters():
        p.requires_grad = not p.requires_grad


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))

    def forward(self, x):
        return x * self.weight + self.bias
