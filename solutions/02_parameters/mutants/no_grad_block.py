"""no_grad ends with its block: the next forward records a graph as before.
zh: no_grad 随代码块结束：下一次前向照样记录计算图。
killed by: test_every_parameter_is_frozen
"""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    return sum(p.numel() for p in module.parameters() if p.requires_grad or not trainable_only)


def freeze(module):
    with torch.no_grad():
        for p in module.parameters():
            p.detach()


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))

    def forward(self, x):
        return x * self.weight + self.bias
