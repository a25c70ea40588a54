"""len of a matrix is the number of its rows: the columns are left out.
zh: 矩阵的 len 是行数：列没有算进去。
killed by: test_numbers_are_counted
"""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    chosen = [p for p in module.parameters() if p.requires_grad or not trainable_only]
    return sum(len(p) if p.ndim else 1 for p in chosen)


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
