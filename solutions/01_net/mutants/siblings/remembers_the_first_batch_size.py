"""The number of rows is fixed by the first batch that comes by."""

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
        if not hasattr(self, "rows"):
            self.rows = x.shape[0]
        h = nn.functional.max_pool2d(self.conv1(x).relu(), 2)
        h = nn.functional.max_pool2d(self.conv2(h).relu(), 2)
        h = h.reshape(self.rows, 400)
        h = self.fc1(h).relu()
        h = self.fc2(h).relu()
        return self.fc3(h)
