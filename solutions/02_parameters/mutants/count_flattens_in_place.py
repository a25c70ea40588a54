"""The parameters are flattened through .data to take their length: the layers lose their shape.
zh: 为了取长度，通过 .data 把参数展平了：各层失去了原来的形状。
killed by: test_counting_only_looks
"""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    count = 0
    for p in module.parameters():
        if p.requires_grad or not trainable_only:
            p.data = p.data.flatten()
            count += len(p)
    return count


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
