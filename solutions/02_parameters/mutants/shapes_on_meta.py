"""The module is moved to the meta device, for shapes need no values: its weights are gone.
zh: 因为形状不需要数值，就把模块移到了 meta 设备：它的权重没了。
killed by: test_shapes_only_look
"""

import torch
from torch import nn


def parameter_shapes(module):
    module.to("meta")
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
        return x * self.weight + self.bias
