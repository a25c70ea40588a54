"""The count is a 0-dim tensor: an int of Python is asked for.
zh: 结果是 0 维张量：要的是 Python 的 int。
killed by: test_the_count_is_an_int
"""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    count = torch.tensor(0)
    for p in module.parameters():
        if p.requires_grad or not trainable_only:
            count += p.numel()
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
