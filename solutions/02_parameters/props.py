"""Nets whose parameters are looked at. No expected value stands here."""

import torch
from torch import nn


class Scale(nn.Module):
    """A factor for each feature."""

    def __init__(self, features):
        super().__init__()
        self.factor = nn.Parameter(torch.ones(features))

    def forward(self, x):
        return x * self.factor


class Layered(nn.Module):
    """Parameters at four depths, one of them a single number; a to b to c features."""

    def __init__(self, a, b, c):
        super().__init__()
        self.out = nn.Linear(b, c, bias=False)
        self.inner = nn.Sequential(nn.Linear(a, b), nn.Sequential(nn.Tanh(), Scale(b)))
        self.temperature = nn.Parameter(torch.tensor(1.0))

    def forward(self, x):
        return self.out(self.inner(x)) * self.temperature


class Tied(nn.Module):
    """A weight under two names, a layer under two names, and two layers that only look alike."""

    def __init__(self, words, width):
        super().__init__()
        self.embedding = nn.Embedding(words, width)
        self.left = nn.Linear(width, width)
        self.right = nn.Linear(width, width)
        self.right.load_state_dict(self.left.state_dict())
        self.head = nn.Linear(width, words)
        self.head.weight = self.embedding.weight
        self.again = self.head
