"""x is told to require a gradient: that flag is the caller's, and the parameters learn without it.
zh: 要求 x 需要梯度：这个标志属于调用者，没有它参数也能学习。
killed by: test_affine_leaves_x_alone
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
        x.requires_grad_()
        return x * self.weight + self.bias
