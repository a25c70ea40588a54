"""Hands the target to the criterion first and the output second."""

import torch


@torch.no_grad()
def sgd_step(parameters, lr):
    """Move every parameter that has a gradient a little downhill."""
    for weight in parameters:
        grad = weight.grad
        if grad is not None:
            weight.add_(grad, alpha=-lr)


def train_step(net, criterion, x, target, lr):
    net.zero_grad(set_to_none=True)
    y = net(x)
    loss = criterion(target, y)
    loss.backward()
    value = loss.item()
    sgd_step(net.parameters(), lr)
    return value


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
