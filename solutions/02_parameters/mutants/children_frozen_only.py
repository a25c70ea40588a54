"""Only the children's own parameters are frozen: those deeper down, and the module's own, learn on.
zh: 只冻结了直接子模块自己的参数：更深的和模块自己的参数还在学习。
killed by: test_every_parameter_is_frozen
"""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    return sum(p.numel() for p in module.parameters() if p.requires_grad or not trainable_only)


def freeze(module):
    for child in module.children():
        for p in child.parameters(recurse=False):
            p.requires_grad = False


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))

    def forward(self, x):
        return x * self.weight + self.bias
