"""Affine multiplies the caller's own tensor by the weight."""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(parameter.shape) for name, parameter in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    total = 0
    for _, parameter in module.named_parameters():
        if trainable_only and not parameter.requires_grad:
            continue
        total += parameter.numel()
    return total


def freeze(module):
    for parameter in module.parameters():
        parameter.requires_grad = False


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))

    def forward(self, x):
        # 省一份内存
        scaled = x.mul_(self.weight)
        return scaled + self.bias
