"""The loss of the last batch stands for the whole epoch.
zh: 用最后一个批次的损失代表了整个 epoch。
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
        for x, target in batches:
            loss = train_step(net, criterion, x, target, lr)
        history.append(loss)
    return history
