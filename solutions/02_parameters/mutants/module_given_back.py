"""The module is returned: freeze changes it in place and returns None.
zh: 返回了模块：freeze 就地修改它，返回 None。
killed by: test_freeze_gives_nothing_back
"""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    return sum(p.numel() for p in module.parameters() if p.requires_grad or not trainable_only)


def freeze(module):
    return module.requires_grad_(False)


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))

    def forward(self, x):
        return x * self.weight + self.bias
