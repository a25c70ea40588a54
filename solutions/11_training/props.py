"""Nets that go into the box, and what they saw. Nothing here is hidden."""

import random

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional


class Net(nn.Module):
    """LeNet, as in 01_net."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x: Tensor) -> Tensor:
        x = functional.max_pool2d(functional.relu(self.conv1(x)), 2)
        x = functional.max_pool2d(functional.relu(self.conv2(x)), 2).flatten(1)
        return self.fc3(functional.relu(self.fc2(functional.relu(self.fc1(x)))))


class Recorder(nn.Module):
    """A linear map of six pixels that writes down the last pixel of each image it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.fc = nn.Linear(6, 10)
        self.seen: list[list[int]] = []
        self.modes: list[bool] = []
        self.graphs: list[bool] = []

    def forward(self, x: Tensor) -> Tensor:
        out = self.fc(x[:, 0, :2, :3].flatten(1))
        self.seen.append([round(number) for number in x[:, 0, -1, -1].tolist()])
        self.modes.append(self.training)
        self.graphs.append(out.requires_grad)
        return out


class Waning(Recorder):
    """Its logits shrink with each batch that it learns from: to a half, to a third, and so on."""

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(x) / max(1, sum(self.graphs))


class Unsure(Recorder):
    """In training mode its answers are turned round."""

    def forward(self, x: Tensor) -> Tensor:
        out = super().forward(x)
        return -out if self.training else out


def records(net: Recorder) -> dict:
    """What the net saw, the mode and whether a graph was built, call by call; and the modes of the
    net and its layers now."""
    now = [module.training for module in net.modules()]
    return {"seen": net.seen, "modes": net.modes, "graphs": net.graphs, "now": now}


def stir(seed: int) -> None:
    """Puts every global random state somewhere else."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


def enlarge(images: Tensor) -> Tensor:
    """Images (N, 8, 8) in blocks of 4x4, (N, 1, 32, 32) float32, standardised."""
    pixels = images.to(torch.float32)
    pixels = (pixels - pixels.mean()) / pixels.std(correction=0)
    return pixels.repeat_interleave(4, 1).repeat_interleave(4, 2)[:, None]


def with_argument(function, x):
    """Calls function(x); gives its result and x as it is then."""
    return function(x), x
