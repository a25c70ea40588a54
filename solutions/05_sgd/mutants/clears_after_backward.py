"""The gradients are cleared between backward and update: the step has nothing left to go by.
zh: 在反向和更新之间清零：这一步已经没有梯度可用了。
killed by: test_train_step_updates_the_net
"""

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= lr * p.grad


def train_step(net, criterion, x, target, lr):
    loss = criterion(net(x), target)
    loss.backward()
    net.zero_grad()
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
