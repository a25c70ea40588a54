"""The update goes from layer to layer: a shared weight moves twice, and a parameter that is on no layer never moves.
zh: 逐层更新：共享的权重动了两次，不属于任何层的参数一次也没动。
killed by: test_every_parameter_moves_once
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
    for layer in net.children():
        sgd_step(layer.parameters(), lr)
    return loss.item()


def train(net, criterion, batches, lr, epochs):
    history = []
    for _ in range(epochs):
        total = 0.0
        for x, target in batches:
            total += train_step(net, criterion, x, target, lr)
        history.append(total / len(batches))
    return history
