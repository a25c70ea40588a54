"""The layers are attributes of the class: all nets share them, and nn.Module finds no parameter.
zh: 层写成了类属性：所有网络共用它们，nn.Module 一个参数也找不到。
killed by: test_parameters_are_the_layers_in_order
"""

import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    conv1 = nn.Conv2d(1, 6, 5)
    conv2 = nn.Conv2d(6, 16, 5)
    fc1 = nn.Linear(16 * 5 * 5, 120)
    fc2 = nn.Linear(120, 84)
    fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)
