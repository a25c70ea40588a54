"""The shapes are lists: a shape is a tuple, which can be compared and be a key.
zh: 形状成了列表：形状应当是元组，可以比较，也可以作键。
killed by: test_a_shape_is_a_tuple
"""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: list(p.shape) for name, p in module.named_parameters()}


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
