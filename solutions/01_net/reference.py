"""LeNet for grey images of 32x32 pixels."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class Net(nn.Module):
    """LeNet: two convolutions and three linear layers, (N, 1, 32, 32) to (N, 10) logits."""

    def __init__(self) -> None:
        """Makes conv1, conv2, fc1, fc2 and fc3, in this order."""
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x: Tensor) -> Tensor:
        """Gives the logits of a batch of images, (N, 1, 32, 32) to (N, 10)."""
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(x, 1)  # all but the batch
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)
