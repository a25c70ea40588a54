"""The convolutions look at 3x3 pixels, and the first linear layer is sized to match."""

from torch import nn
from torch.nn.functional import max_pool2d, relu

KERNEL = 3
SIDE = ((32 - KERNEL + 1) // 2 - KERNEL + 1) // 2


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, KERNEL)
        self.conv2 = nn.Conv2d(6, 16, KERNEL)
        self.fc1 = nn.Linear(16 * SIDE * SIDE, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = max_pool2d(relu(self.conv1(x)), 2)
        x = max_pool2d(relu(self.conv2(x)), 2)
        x = x.view(x.shape[0], 16 * SIDE * SIDE)
        x = relu(self.fc1(x))
        x = relu(self.fc2(x))
        return self.fc3(x)
