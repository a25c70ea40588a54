"""The gradient is scaled to length 1 first: SGD takes a longer step where the slope is steeper.
zh: 先把梯度缩放成了单位长度：SGD 在坡陡的地方本来就该走得更远。
killed by: test_step_goes_down_the_gradient
"""

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= lr * p.grad / p.grad.norm()


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
