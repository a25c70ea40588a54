"""The count goes from layer to layer, and meets a shared parameter in each of them."""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    # 自己的参数
    total = 0
    for _, p in module.named_parameters(recurse=False, remove_duplicate=False):
        if p.requires_grad or not trainable_only:
            total += p.numel()
    # 加上子模块的
    for child in module.children():
        total += count_parameters(child, trainable_only)
    return total


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
