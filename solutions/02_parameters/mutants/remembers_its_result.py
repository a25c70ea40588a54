"""The result is kept and given again for an x of the same shape: other numbers, the old answer.
zh: 把结果存起来，遇到同样形状的 x 就直接返回：数变了，答案还是旧的。
killed by: test_affine_formula
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
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))

    def forward(self, x):
        if getattr(self, "result", None) is None or self.result.shape != x.shape:
            self.result = x * self.weight + self.bias
        return self.result
