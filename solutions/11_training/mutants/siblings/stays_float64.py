"""The prepared images keep the double precision of the arithmetic."""

import numpy as np
import torch
from torch import nn


def to_lenet_input(images):
    images = np.asarray(images).astype(np.float64)
    z = (images - images.mean()) / images.std()
    index = np.arange(32) // 4
    return torch.from_numpy(z[:, index][:, :, index]).unsqueeze(1)


def train(net, x, y, *, epochs, batch_size, lr, seed):
    """SGD with momentum on shuffled batches."""
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    criterion = nn.CrossEntropyLoss()
    generator = torch.Generator().manual_seed(seed)
    history = []
    for _ in range(epochs):
        losses = []
        for batch in torch.randperm(len(x), generator=generator).split(batch_size):
            optimizer.zero_grad()
            loss = criterion(net(x[batch]), y[batch])
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
