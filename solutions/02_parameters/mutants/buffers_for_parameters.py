"""Buffers move and are saved: they are no parameters, and do not learn.
zh: 缓冲区会转换、会保存：但不是参数，不会学习。
killed by: test_affine_parameters_are_found
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
        self.register_buffer("weight", torch.ones(features))
        self.register_buffer("bias", torch.zeros(features))

    def forward(self, x):
        return x * self.weight + self.bias
