"""The steps are those of Adam."""

import numpy as np
import torch
from torch import nn


def standardise(array):
    return (array - array.mean()) / array.std()


def to_lenet_input(images):
    array = standardise(np.asarray(images).astype(np.float64))
    enlarged = array.repeat(4, axis=1).repeat(4, axis=2)
    return torch.from_numpy(enlarged.astype(np.float32)).unsqueeze(1)


def train(net, x, y, *, epochs, batch_size, lr, seed):
    rng = np.random.default_rng(seed)
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    means = []
    net.train()
    for _ in range(epochs):
        order = torch.tensor(rng.permutation(len(x)))
        batch_losses = []
        for rows in order.split(batch_size):
            loss = criterion(net(x[rows]), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            batch_losses.append(loss.item())
        means.append(sum(batch_losses) / len(batch_losses))
    return means


@torch.no_grad()
def accuracy(net, x, y):
    """Fraction of right answers."""
    mode = net.training
    net.eval()
    try:
        answers = net(x)
    finally:
        net.train(mode)
    right = answers.argmax(1).eq(y)
    return right.double().mean().item()
