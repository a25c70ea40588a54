"""Gradients are off only while freeze itself runs, and on again when it returns."""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def learns(p):
    return p.requires_grad


def count_parameters(module, trainable_only=False):
    chosen = list(module.parameters())
    if trainable_only:
        chosen = [p for p in chosen if learns(p)]
    return sum(p.numel() for p in chosen)


def freeze(module):
    with torch.set_grad_enabled(False):  # 不再记录梯度
        for layer in module.modules():
            layer.train(False)


class Affine(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))

    def forward(self, x):
        return x * self.weight + self.bias
