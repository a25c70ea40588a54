"""The answer is left on the module as an attribute: a function that looks leaves nothing behind.
zh: 把答案作为属性留在模块上：只看的函数不该留下东西。
killed by: test_shapes_only_look
"""

import torch
from torch import nn


def parameter_shapes(module):
    module.shapes = {name: tuple(p.shape) for name, p in module.named_parameters()}
    return module.shapes


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
