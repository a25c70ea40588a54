"""Loops over positions, which needs a list: a generator has no length."""

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for i in range(len(parameters)):
            p = parameters[i]
            if p.grad is not None:
                p -= lr * p.grad


def train_step(net, criterion, x, target, lr):
    weights = list(net.parameters())
    net.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    sgd_step(weights, lr)
    return loss.item()


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
