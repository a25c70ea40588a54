"""Buffers are counted too: a running mean is kept, and does not learn by gradients.
zh: 把缓冲区也计了：滑动均值会被保存，但不靠梯度学习。
killed by: test_buffers_do_not_count
"""

import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    buffers = 0 if trainable_only else sum(b.numel() for b in module.buffers())
    chosen = [p for p in module.parameters() if p.requires_grad or not trainable_only]
    return buffers + sum(p.numel() for p in chosen)


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
