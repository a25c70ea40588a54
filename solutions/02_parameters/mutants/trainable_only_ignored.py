"""trainable_only is not looked at: frozen parameters count all the same.
zh: 没有理会 trainable_only：冻结的参数照样计入。
killed by: test_trainable_only
"""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    return sum(p.numel() for p in module.parameters())


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
