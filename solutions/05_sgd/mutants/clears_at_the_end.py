"""The gradients are cleared after the update only: what somebody left before the first call still counts.
zh: 只在更新之后清零：第一次调用之前别处留下的梯度仍被算了进来。
killed by: test_old_gradients_do_not_count
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
    sgd_step(net.parameters(), lr)
    net.zero_grad()
    return loss.item()


def train(net, criterion, batches, lr, epochs):
    history = []
    for _ in range(epochs):
        total = 0.0
        for x, target in batches:
            total += train_step(net, criterion, x, target, lr)
        history.append(total / len(batches))
    return history
