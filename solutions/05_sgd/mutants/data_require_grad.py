"""The input is made to require a gradient: backward needs that of the parameters only, and x belongs to the caller.
zh: 让输入也要求梯度：反向传播只需要参数的梯度，而且 x 是调用者的。
killed by: test_x_and_target_stay
"""

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= lr * p.grad


def train_step(net, criterion, x, target, lr):
    net.zero_grad()
    x.requires_grad_(True)
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
