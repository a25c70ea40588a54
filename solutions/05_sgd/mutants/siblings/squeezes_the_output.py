"""All dimensions of size 1 are taken off the output before the criterion gets it."""

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is None:
                continue
            p.sub_(lr * p.grad)


def train_step(net, criterion, x, target, lr):
    # 1. clear  2. forward  3. backward  4. update
    net.zero_grad()
    output = net(x).squeeze()
    loss = criterion(output, target)
    loss.backward()
    sgd_step(net.parameters(), lr)
    return loss.item()


def train(net, criterion, batches, lr, epochs):
    history = []
    for _ in range(epochs):
        total = 0.0
        for x, target in batches:
            total += train_step(net, criterion, x, target, lr)
        history.append(total / len(batches))
    return history
