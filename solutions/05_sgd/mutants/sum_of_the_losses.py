"""The losses of an epoch are summed, not averaged: the number grows with the number of batches.
zh: 一个 epoch 的损失只求了和，没有求平均：批次越多，这个数越大。
killed by: test_train_returns_one_mean_for_each_epoch
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
        total = 0.0
        for x, target in batches:
            total += train_step(net, criterion, x, target, lr)
        history.append(total)
    return history
