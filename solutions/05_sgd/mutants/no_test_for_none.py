"""A parameter that took no part in the loss has `.grad` None, and None cannot be multiplied.
zh: 没有参与损失计算的参数，`.grad` 是 None，而 None 不能做乘法。
killed by: test_step_skips_parameters_without_gradient
"""

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
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
        total = 0.0
        for x, target in batches:
            total += train_step(net, criterion, x, target, lr)
        history.append(total / len(batches))
    return history
