"""The bias is added before the scale: y = x * weight + bias scales x alone.
zh: 先加偏置再缩放：y = x * weight + bias 里只缩放 x。
killed by: test_affine_formula
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
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))

    def forward(self, x):
        return (x + self.bias) * self.weight
