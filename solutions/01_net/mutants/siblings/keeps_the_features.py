"""The output of the second pool stays on the net after the call, with the graph behind it."""

from torch import nn


class Net(nn.Module):
    """LeNet."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)
        self.act = nn.ReLU(inplace=True)
        self.pool = nn.MaxPool2d(kernel_size=2, stride=2)
        self.maps = None  # for plots

    def forward(self, x):
        x = self.pool(self.act(self.conv1(x)))
        self.maps = self.pool(self.act(self.conv2(x)))
        x = self.maps.flatten(1)
        x = self.act(self.fc1(x))
        x = self.act(self.fc2(x))
        return self.fc3(x)
