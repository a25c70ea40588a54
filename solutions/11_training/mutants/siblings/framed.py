"""The small image is put in the middle of a black square of 32x32."""

import numpy as np
import torch
from torch.nn import functional as F
from torch.utils.data import DataLoader, TensorDataset


def to_lenet_input(images):
    small = np.asarray(images).astype(np.float64)
    small = (small - small.mean()) / small.std()
    n = len(small)
    canvas = torch.zeros(n, 1, 32, 32)
    # 放在正中间
    canvas[:, 0, 12:20, 12:20] = torch.from_numpy(small).float()
    return canvas


def train(net, x, y, *, epochs, batch_size, lr, seed):
    loader = DataLoader(
        TensorDataset(x, y),
        batch_size=batch_size,
        shuffle=True,
        generator=torch.Generator().manual_seed(seed),
    )
    sgd = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    means = []
    net.train()
    for _ in range(epochs):
        total = 0.0
        for images, labels in loader:
            loss = F.cross_entropy(net(images), labels)
            sgd.zero_grad()
            loss.backward()
            sgd.step()
            total += loss.item()
        means.append(total / len(loader))
    return means


def accuracy(net, x, y):
    was_training = net.training
    net.eval()
    with torch.no_grad():
        guesses = net(x).argmax(dim=1)
    net.train(was_training)
    return (guesses == y).sum().item() / len(y)
