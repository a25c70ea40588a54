"""In evaluation mode x comes back as it is: scale and shift belong to the layer in both modes.
zh: 评估模式下原样返回 x：缩放和平移在两种模式下都属于这个层。
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
        if not self.training:
            return x
        return x * self.weight + self.bias
