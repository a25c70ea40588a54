"""Images that do not fill a batch are left out of the epoch."""

import numpy as np
import torch
from torch import nn


def to_lenet_input(images):
    a = np.asarray(images).astype(np.float64)
    a = (a - np.mean(a)) / np.std(a)
    # 每个像素变成 4x4 的一块
    a = np.kron(a, np.ones((1, 4, 4)))
    return torch.tensor(a[:, None], dtype=torch.float32)


def train(net, x, y, *, epochs, batch_size, lr, seed):
    g = torch.Generator().manual_seed(seed)
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    full = len(x) // batch_size  # 一共有几个完整的 batch
    history = []
    for _ in range(epochs):
        order = torch.randperm(len(x), generator=g)
        total = 0.0
        for k in range(full):
            pick = order[k * batch_size : (k + 1) * batch_size]
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(net(x[pick]), y[pick])
            loss.backward()
            optimizer.step()
            total += loss.item()
        history.append(total / max(full, 1))
    return history


def accuracy(net, x, y):
    was_training = net.training
    net.eval()
    with torch.no_grad():
        guesses = net(x).argmax(dim=1)
    net.train(was_training)
    return (guesses == y).sum().item() / len(y)
