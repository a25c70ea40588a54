"""The linear part works on features that are cut off from the graph of the convolutions."""

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
        self.pool = nn.MaxPool2d(2)

    def features(self, x):
        """卷积部分"""
        x = self.pool(self.relu(self.conv1(x)))
        return self.pool(self.relu(self.conv2(x)))

    def classify(self, flat):
        """全连接部分"""
        hidden = self.relu(self.fc1(flat))
        hidden = self.relu(self.fc2(hidden))
        return self.fc3(hidden)

    def forward(self, x):
        maps = self.features(x)
        # 展平只需要数值
        flat = maps.detach().view(x.size(0), -1)
        return self.classify(flat)
