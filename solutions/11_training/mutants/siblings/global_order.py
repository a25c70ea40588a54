"""The loader shuffles by the global random state, and nobody looks at the seed."""

import numpy as np
import torch
from torch.nn import functional as F
from torch.utils.data import DataLoader, TensorDataset


def to_lenet_input(images):
    """(N, 8, 8) -> (N, 1, 32, 32)"""
    pixels = torch.from_numpy(np.asarray(images).astype(np.float64))
    pixels = (pixels - pixels.mean()) / pixels.std(correction=0)
    big = pixels.repeat_interleave(4, dim=1).repeat_interleave(4, dim=2)
    return big.unsqueeze(1).float()


def train(net, x, y, *, epochs, batch_size, lr, seed):
    loader = DataLoader(TensorDataset(x, y), batch_size=batch_size, shuffle=True)
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    history = []
    for _ in range(epochs):
        total, steps = 0.0, 0
        for images, labels in loader:
            optimizer.zero_grad()
            loss = F.cross_entropy(net(images), labels)
            loss.backward()
            optimizer.step()
            total += loss.item()
            steps += 1
        history.append(total / steps)
    return history


def accuracy(net, x, y):
    before = net.training
    net.eval()
    correct = 0
    with torch.no_grad():
        for images, labels in zip(x.split(256), y.split(256), strict=True):
            correct += (net(images).argmax(dim=-1) == labels).sum().item()
    net.train(before)
    return correct / y.numel()
