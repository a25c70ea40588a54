"""x is scaled in place: the caller's tensor is another one after the call.
zh: 就地缩放了 x：调用之后，调用者的张量变了。
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
        with torch.no_grad():
            x *= self.weight
            x += self.bias
        return x
