"""Only the count of all is free of repeats: with trainable_only a tied parameter counts twice.
zh: 只有数全部参数时才去重：给出 trainable_only 时，共享的参数计了两次。
killed by: test_a_tied_parameter_counts_once
"""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    if not trainable_only:
        return sum(p.numel() for p in module.parameters())
    named = module.named_parameters(remove_duplicate=False)
    return sum(p.numel() for _, p in named if p.requires_grad)


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
