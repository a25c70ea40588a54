"""OrderedDict, map and the module's own requires_grad_."""

import math
from collections import OrderedDict

import torch
from torch import Tensor, nn


def parameter_shapes(module: nn.Module) -> "OrderedDict[str, torch.Size]":
    return OrderedDict((n, p.shape) for n, p in module.named_parameters())


def count_parameters(module: nn.Module, trainable_only: bool = False) -> int:
    kept = filter(lambda p: p.requires_grad >= trainable_only, module.parameters())
    return sum(math.prod(p.shape) for p in kept)


def freeze(module: nn.Module) -> None:
    module.requires_grad_(False)


class Affine(nn.Module):
    weight: nn.Parameter
    bias: nn.Parameter

    def __init__(self, features: int, *, start: float = 1.0) -> None:
        super().__init__()
        starts = torch.full((features,), start), torch.zeros(features)
        self.weight, self.bias = map(nn.Parameter, starts)

    def forward(self, x: Tensor) -> Tensor:
        return torch.einsum("...f,f->...f", x, self.weight) + self.bias
