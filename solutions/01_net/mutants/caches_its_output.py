"""The output is kept on self and given again for a batch of the same size.
zh: 把输出存在 self 里，遇到同样大小的批次就直接返回旧结果。
killed by: test_calls_do_not_know_of_one_another
"""

import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)
        self.outputs = {}

    def forward(self, x):
        if len(x) not in self.outputs:
            self.outputs[len(x)] = self.logits(x)
        return self.outputs[len(x)]

    def logits(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)
