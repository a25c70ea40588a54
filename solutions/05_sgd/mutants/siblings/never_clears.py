"""Leaves out the clearing, so old gradients are part of every step."""

import torch


def sgd_step(parameters, lr):
    moving = [p for p in parameters if p.grad is not None]
    if not moving:
        return
    with torch.no_grad():
        torch._foreach_add_(moving, [p.grad for p in moving], alpha=-lr)


def train_step(net, criterion, x, target, lr):
    output = net(x)
    loss = criterion(output, target)
    loss.backward()
    sgd_step(net.parameters(), lr)
    return loss.item()


def train(net, criterion, batches, lr, epochs):
    means = []
    for _epoch in range(epochs):
        total = 0.0
        for x, target in batches:
            total += train_step(net, criterion, x, target, lr)
        means.append(total / len(batches))
    return means
