"""Mean and deviation of the digits stand in the code as constants."""

import numpy as np
import torch
from torch import nn

MEAN, STD = 4.8968, 6.0159  # of the digits in digits.npz


def to_lenet_input(images):
    array = np.asarray(images).astype(np.float64)
    array = (array - MEAN) / STD
    array = array.repeat(4, axis=-2).repeat(4, axis=-1)
    return torch.tensor(array, dtype=torch.float32)[:, None]


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
