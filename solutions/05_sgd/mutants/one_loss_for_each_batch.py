"""The list holds the loss of every batch: one number for each epoch is asked for.
zh: 列表里是每个批次的损失：要的是每个 epoch 一个数。
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
    return [
        train_step(net, criterion, x, target, lr) for _ in range(epochs) for x, target in batches
    ]
