"""ReLU as torch.where and maximum with zeros made from the input, adaptive pooling, subclasses."""

import torch
import torch.nn.functional as F
from torch import nn


class Convolution(nn.Conv2d):
    """Its name is all that differs."""


def relu(h):
    return torch.where(h > 0, h, torch.zeros((), dtype=h.dtype, device=h.device))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        for name, layer in {
            "conv1": Convolution(1, 6, 5),
            "conv2": Convolution(6, 16, 5),
            "fc1": nn.Linear(400, 120),
            "fc2": nn.Linear(120, 84),
            "fc3": nn.Linear(84, 10),
        }.items():
            setattr(self, name, layer)

    def forward(self, x):
        h = F.adaptive_max_pool2d(relu(self.conv1(x)), 14)
        h = F.adaptive_max_pool2d(relu(self.conv2(h)), (5, 5))
        h = torch.cat([row.reshape(1, -1) for row in h])
        for layer in (self.fc1, self.fc2):
            h = torch.maximum(layer(h), h.new_zeros(1))
        return self.fc3(h)
