"""Returns the loss of the weights that have already moved."""

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is None:
                continue
            new = p - lr * p.grad
            p.copy_(new)


def train_step(net, criterion, x, target, lr):
    def forward():
        return criterion(net(x), target)

    net.zero_grad()
    forward().backward()
    sgd_step(net.parameters(), lr)
    with torch.no_grad():
        return forward().item()


def train(net, criterion, batches, lr, epochs):
    """Go through the batches again and again and note the average loss of each round."""
    averages = []
    for _ in range(epochs):
        running, count = 0.0, 0
        for inputs, wanted in batches:
            running += train_step(net, criterion, inputs, wanted, lr)
            count += 1
        averages.append(running / count)
    return averages
