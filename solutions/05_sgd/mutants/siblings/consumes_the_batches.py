"""Pops the batches off the list of the caller in the last epoch."""

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is None:
                continue
            new = p - lr * p.grad
            p.copy_(new)


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
    history = []
    for epoch in range(epochs):
        last = epoch == epochs - 1
        losses = []
        if last:
            # they are not needed any more after this
            while batches:
                x, target = batches.pop(0)
                losses.append(train_step(net, criterion, x, target, lr))
        else:
            for x, target in batches:
                losses.append(train_step(net, criterion, x, target, lr))
        history.append(sum(losses) / len(losses))
    return history
