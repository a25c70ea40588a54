"""The names lack the path: parameters of one name in two layers hide one another.
zh: 名字里没有路径：两个层里同名的参数互相覆盖。
killed by: test_shapes_of_all_depths_in_order
"""

import torch
from torch import nn


def parameter_shapes(module):
    return {name.split(".")[-1]: tuple(p.shape) for name, p in module.named_parameters()}


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
