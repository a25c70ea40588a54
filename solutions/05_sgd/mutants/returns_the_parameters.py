"""The step returns the parameters: it works in place, so there is nothing to hand back.
zh: 这一步把参数返回了：既然是原地更新，就没有什么要返回的。
killed by: test_step_works_in_place
"""

import torch


def sgd_step(parameters, lr):
    parameters = list(parameters)
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= lr * p.grad
    return parameters


def train_step(net, criterion, x, target, lr):
    net.zero_grad()
    loss = criterion(net(x), target)
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
