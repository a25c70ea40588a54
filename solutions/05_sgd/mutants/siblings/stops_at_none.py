"""Leaves the loop when it meets a parameter without a gradient."""

import torch


@torch.no_grad()
def sgd_step(parameters, lr):
    for p in parameters:
        if p.grad is None:
            return
        p.add_(p.grad, alpha=-lr)


def train_step(net, criterion, x, target, lr):
    # clear
    for p in net.parameters():
        p.grad = None
    # forward and backward
    output = net(x)
    loss = criterion(output, target)
    loss.backward()
    # update
    sgd_step(net.parameters(), lr)
    return float(loss.detach())


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
