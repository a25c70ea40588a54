"""One table on the net holds the scores, and a second call writes over what the first returned."""

import torch
from torch import nn
from torch.nn import functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)
        self.table = None

    def _room_for(self, scores):
        table = self.table
        fits = (
            table is not None
            and table.shape == scores.shape
            and table.dtype == scores.dtype
            and table.device == scores.device
        )
        if not fits:
            self.table = torch.empty_like(scores, requires_grad=False)
        return self.table.detach()

    def forward(self, x):
        h = F.max_pool2d(F.relu(self.conv1(x)), 2)
        h = F.max_pool2d(F.relu(self.conv2(h)), 2)
        h = F.relu(self.fc1(h.flatten(1)))
        scores = self.fc3(F.relu(self.fc2(h)))
        # no new memory for each batch
        result = self._room_for(scores)
        result[:] = scores
        return result
