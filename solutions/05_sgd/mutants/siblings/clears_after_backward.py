"""Clears the gradients right after backward, and the update finds none."""

from statistics import fmean

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is None:
                continue
            new = p - lr * p.grad
            p.copy_(new)


def train_step(net, criterion, x, target, lr):
    loss = criterion(net(x), target)
    loss.backward()
    for p in net.parameters():
        p.grad = None
    sgd_step(net.parameters(), lr)
    return float(loss.detach())


def train(net, criterion, batches, lr, epochs):
    def one_epoch():
        return fmean(train_step(net, criterion, *batch, lr) for batch in batches)

    return [one_epoch() for _ in range(epochs)]
