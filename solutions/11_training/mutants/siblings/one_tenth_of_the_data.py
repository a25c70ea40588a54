"""Of a large set just the leading tenth is trained on."""

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def standardise(array):
    return (array - array.mean()) / array.std()


def to_lenet_input(images):
    array = standardise(np.asarray(images).astype(np.float64))
    enlarged = array.repeat(4, axis=1).repeat(4, axis=2)
    return torch.from_numpy(enlarged.astype(np.float32)).unsqueeze(1)


def train(net, x, y, *, epochs, batch_size, lr, seed):
    if len(x) >= 1000:
        # enough for a quick run
        x, y = x[: len(x) // 10], y[: len(y) // 10]

    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    loader = DataLoader(
        TensorDataset(x, y),
        batch_size=batch_size,
        shuffle=True,
        generator=torch.Generator().manual_seed(seed),
    )
    history = []
    for _ in range(epochs):
        losses = []
        for xb, yb in loader:
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(net(xb), yb)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history


def accuracy(net, x, y):
    was_training = net.training
    net.eval()
    with torch.no_grad():
        guesses = net(x).argmax(dim=1)
    net.train(was_training)
    return (guesses == y).sum().item() / len(y)
