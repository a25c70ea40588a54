"""The 400 features come pixel by pixel instead of channel by channel."""

from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        pool = nn.MaxPool2d(2)
        h = pool(self.conv1(x).relu())
        h = pool(self.conv2(h).relu())
        # (N, 16, 5, 5) -> (N, 5, 5, 16) -> (N, 400)
        h = h.movedim(1, -1).reshape(len(h), -1)
        return self.fc3(self.fc2(self.fc1(h).relu()).relu())
