"""sgd_step takes a step of torch.optim; train_step and train are by hand."""

import torch
from torch.optim import SGD as Steps


def sgd_step(parameters, lr):
    """One step."""
    Steps(list(parameters), lr=lr).step()


def train_step(net, criterion, x, target, lr):
    """One step of training."""
    net.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    with torch.no_grad():
        for parameter in net.parameters():
            if parameter.grad is not None:
                parameter -= lr * parameter.grad
    return loss.item()


def train(net, criterion, batches, lr, epochs):
    """The mean loss of each epoch."""
    return [
        sum(train_step(net, criterion, x, target, lr) for x, target in batches) / len(batches)
        for _ in range(epochs)
    ]
