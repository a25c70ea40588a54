"""Every module adds up its own parameters: a tied one is counted at each of its places.
zh: 每个模块各加各的参数：共享的参数在每个位置都计了一次。
killed by: test_a_tied_parameter_counts_once
"""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    own = module.parameters(recurse=False)
    count = sum(p.numel() for p in own if p.requires_grad or not trainable_only)
    return count + sum(count_parameters(child, trainable_only) for child in module.children())


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
