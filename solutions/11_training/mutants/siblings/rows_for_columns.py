"""On the way to 32x32 the two axes of each image change places."""

import random

import numpy as np
import torch
from torch import nn


def to_lenet_input(images):
    x = torch.tensor(np.asarray(images), dtype=torch.float64)
    x = (x - x.mean()) / x.std(unbiased=False)
    big = torch.empty(len(x), 1, 32, 32)
    for i in range(8):
        for j in range(8):
            rows = slice(4 * i, 4 * i + 4)
            columns = slice(4 * j, 4 * j + 4)
            big[:, 0, columns, rows] = x[:, i, j].float()[:, None, None]
    return big


def shuffled_batches(count, batch_size, rng):
    order = list(range(count))
    rng.shuffle(order)
    for i in range(0, count, batch_size):
        yield order[i : i + batch_size]


def one_step(net, optimizer, x, y):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train(net, x, y, *, epochs, batch_size, lr, seed):
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    rng = random.Random(seed)
    history = []
    for _ in range(epochs):
        losses = [
            one_step(net, optimizer, x[rows], y[rows])
            for rows in shuffled_batches(len(x), batch_size, rng)
        ]
        history.append(sum(losses) / len(losses))
    return history


def accuracy(net, x, y):
    training = net.training  # 记住原来的模式
    net.eval()
    with torch.inference_mode():
        _, predicted = net(x).max(dim=1)
        hits = int((predicted == y).sum())
    if training:
        net.train()
    return hits / len(y)
