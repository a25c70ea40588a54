"""np.prod gives numpy numbers, and 1.0 for a single number: an int of Python is asked for.
zh: np.prod 给出的是 numpy 的数，单个数时是 1.0：要的是 Python 的 int。
killed by: test_the_count_is_an_int
"""

import numpy as np
import torch
from torch import nn


def parameter_shapes(module):
    return {name: tuple(p.shape) for name, p in module.named_parameters()}


def count_parameters(module, trainable_only=False):
    chosen = [p for p in module.parameters() if p.requires_grad or not trainable_only]
    return sum(np.prod(p.shape) for p in chosen)


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
