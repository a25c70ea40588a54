"""The parameters list starts with the linear layers, since they are assigned before the others."""

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        # the big ones
        sizes = [400, 120, 84, 10]
        for i in range(3):
            setattr(self, f"fc{i + 1}", nn.Linear(sizes[i], sizes[i + 1]))
        # the small ones
        channels = [1, 6, 16]
        for i in range(2):
            setattr(self, f"conv{i + 1}", nn.Conv2d(channels[i], channels[i + 1], 5))

    def forward(self, x):
        x = torch.relu(self.conv1(x))
        x = torch.max_pool2d(x, 2)
        x = torch.relu(self.conv2(x))
        x = torch.max_pool2d(x, 2)
        x = torch.flatten(x, 1)
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.fc3(x)
