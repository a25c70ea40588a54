"""The ten scores are turned into probabilities before they are returned."""

from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)
        self.relu = nn.ReLU()
        self.pool = nn.MaxPool2d(2, 2)
        self.flatten = nn.Flatten()
        self.to_probabilities = nn.Softmax(dim=-1)

    def forward(self, x):
        steps = [
            *(self.conv1, self.relu, self.pool),
            *(self.conv2, self.relu, self.pool),
            self.flatten,
            *(self.fc1, self.relu),
            *(self.fc2, self.relu),
            *(self.fc3, self.to_probabilities),
        ]
        for step in steps:
            x = step(x)
        return x
