"""The parameters become buffers: the module has none to freeze, and none to thaw.
zh: 把参数变成了缓冲区：模块再没有参数可以冻结，也没有可以解冻。
killed by: test_frozen_parameters_keep_their_values
"""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    return sum(p.numel() for p in module.parameters() if p.requires_grad or not trainable_only)


def freeze(module):
    for each in module.modules():
        for name, p in list(each.named_parameters(recurse=False)):
            delattr(each, name)
            each.register_buffer(name, p.detach())


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))

    def forward(self, x):
        return x * self.weight + self.bias
