"""Net and data are cast to float32: a float64 net does not stay one.
zh: 把网络和数据都转成了 float32：float64 的网络就不再是 float64 了。
killed by: test_train_step_keeps_float64
"""

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= lr * p.grad


def train_step(net, criterion, x, target, lr):
    net.float().zero_grad()
    target = target.float() if target.is_floating_point() else target
    loss = criterion(net(x.float()), target)
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
