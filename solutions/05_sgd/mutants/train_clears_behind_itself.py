"""train clears after each step, not before: what stood in .grad when it was called counts in the first one.
zh: train 在每一步之后清零，而不是之前：调用时 .grad 里原有的值算进了第一步。
killed by: test_train_moves_what_has_a_gradient
"""

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= lr * p.grad


def train_step(net, criterion, x, target, lr):
    net.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    sgd_step(net.parameters(), lr)
    return loss.item()


def train(net, criterion, batches, lr, epochs):
    history = []
    for _ in range(epochs):
        losses = []
        for x, target in batches:
            loss = criterion(net(x), target)
            loss.backward()
            sgd_step(net.parameters(), lr)
            net.zero_grad()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history
