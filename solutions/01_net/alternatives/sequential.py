"""The five attributes first, then one nn.Sequential that chains them."""

import torch.nn as nn


class Net(nn.Module):
    def __init__(self) -> None:
        super(Net, self).__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)
        self.body = nn.Sequential(
            self.conv1, nn.ReLU(), nn.MaxPool2d(2),
            self.conv2, nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(),
            self.fc1, nn.ReLU(),
            self.fc2, nn.ReLU(),
            self.fc3,
        )

    def forward(self, x):
        return self.body(x)
