"""requires_grad makes no parameter: the module does not own a plain tensor, and does not move it.
zh: requires_grad 不会造出参数：模块不拥有普通张量，也不会转换它。
killed by: test_affine_moves_to_float64
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
        self.weight = torch.ones(features, requires_grad=True)
        self.bias = torch.zeros(features, requires_grad=True)

    def forward(self, x):
        return x * self.weight + self.bias
