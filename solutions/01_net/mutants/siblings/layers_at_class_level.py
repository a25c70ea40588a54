"""The five layers belong to the class, where no instance registers them."""

from torch import nn


class Net(nn.Module):
    # 网络的五个层
    conv1, conv2 = nn.Conv2d(1, 6, 5), nn.Conv2d(6, 16, 5)
    fc1, fc2, fc3 = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def __init__(self):
        super().__init__()
        self.relu = nn.ReLU()
        self.pool = nn.MaxPool2d(2)

    def forward(self, x):
        for conv in (self.conv1, self.conv2):
            x = self.pool(self.relu(conv(x)))
        x = x.reshape(x.shape[0], -1)
        for linear in (self.fc1, self.fc2):
            x = self.relu(linear(x))
        return self.fc3(x)
