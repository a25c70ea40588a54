"""Every parameter is set to learn before the list is made: what was frozen is frozen no longer.
zh: 列出之前把每个参数都设为可学习：原来冻结的不再冻结。
killed by: test_shapes_only_look
"""

import torch
from torch import nn


def parameter_shapes(module):
    module.requires_grad_(True)
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    return sum(p.numel() for p in module.parameters() if p.requires_grad or not trainable_only)


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
