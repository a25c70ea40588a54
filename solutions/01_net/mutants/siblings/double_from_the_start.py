"""A fresh net has float64 weights, so a float32 image does not fit it."""

import torch
from torch import nn
from torch.nn import functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        options = {"dtype": torch.float64}
        self.conv1 = nn.Conv2d(1, 6, 5, **options)
        self.conv2 = nn.Conv2d(6, 16, 5, **options)
        self.fc1 = nn.Linear(400, 120, **options)
        self.fc2 = nn.Linear(120, 84, **options)
        self.fc3 = nn.Linear(84, 10, **options)

    def forward(self, x):
        c1 = F.relu(self.conv1(x))
        s2 = F.max_pool2d(c1, (2, 2))
        c3 = F.relu(self.conv2(s2))
        s4 = F.max_pool2d(c3, (2, 2))
        flat = torch.flatten(s4, 1)
        f5 = F.relu(self.fc1(flat))
        f6 = F.relu(self.fc2(f5))
        return self.fc3(f6)
