"""ReLU as a maximum with torch.zeros(1): that tensor lies on the CPU, wherever x is.
zh: 用 torch.zeros(1) 取最大值来实现 ReLU：无论 x 在哪里，这个张量都在 CPU 上。
killed by: test_any_device
"""

import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(x, 1)
        x = torch.maximum(self.fc1(x), torch.zeros(1))
        x = F.relu(self.fc2(x))
        return self.fc3(x)
