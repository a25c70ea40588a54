"""Plain loops, numpy's product, flags set by assignment."""

import numpy as np
import torch
import torch.nn as nn


def parameter_shapes(module):
    shapes = {}
    for name, parameter in module.named_parameters():
        shapes[name] = parameter.size()
    print(shapes)
    return shapes


def count_parameters(module, trainable_only=False):
    total = 0
    for parameter in module.parameters():
        if trainable_only and not parameter.requires_grad:
            continue
        total += int(np.prod(parameter.detach().cpu().numpy().shape))
    return total


def freeze(module):
    module.eval()
    for parameter in module.parameters():
        parameter.requires_grad = False
        parameter.grad = None


class Affine(nn.Module):
    def __init__(self, features):
        super(Affine, self).__init__()
        self.features = features
        self.weight = nn.Parameter(torch.ones(features), requires_grad=True)
        self.bias = nn.Parameter(torch.zeros(features), requires_grad=True)

    def forward(self, x):
        y = x.clone()
        y *= self.weight
        y += self.bias
        return y
