"""The parameters stand in a plain list: nn.Module looks at attributes, not into lists.
zh: 参数放在普通列表里：nn.Module 只看属性，不看列表里面。
killed by: test_affine_state_holds_its_values
"""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    return sum(p.numel() for p in module.parameters() if p.requires_grad or not trainable_only)


def freeze(module):
    for p in module.parameters():
        p.requires_grad = False


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.both = [nn.Parameter(torch.ones(features)), nn.Parameter(torch.zeros(features))]

    @property
    def weight(self):
        return self.both[0]

    @property
    def bias(self):
        return self.both[1]

    def forward(self, x):
        return x * self.weight + self.bias
