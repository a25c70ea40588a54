"""freeze inverts each flag, so a parameter that was frozen before it learns after it."""

import torch
from torch import nn


def parameter_shapes(module):
    return {n: tuple(p.shape) for n, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    if trainable_only:
        return sum(p.numel() for p in module.parameters() if p.requires_grad)
    return sum(p.numel() for p in module.parameters())


def freeze(module):
    for p in module.parameters():
        p.requires_grad ^= True  # 关掉梯度


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))

    def forward(self, x):
        y = x * self.weight
        return y + self.bias
