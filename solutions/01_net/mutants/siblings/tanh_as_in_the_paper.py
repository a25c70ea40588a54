"""The hidden layers are squashed to between -1 and 1 instead of cut off at 0."""

from torch import nn
from torch.nn import functional as F


def squash(t):
    """激活函数"""
    return t.tanh()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(squash(self.conv1(x)), 2)
        x = F.max_pool2d(squash(self.conv2(x)), 2)
        n = x.size(0)
        x = squash(self.fc1(x.reshape(n, -1)))
        x = squash(self.fc2(x))
        return self.fc3(x)
