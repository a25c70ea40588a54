"""The running total is not set back to zero: every epoch carries the losses of those before it.
zh: 累计的和没有归零：每个 epoch 都带着前面几个 epoch 的损失。
killed by: test_losses_are_those_of_the_steps
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
    total, count = 0.0, 0
    for _ in range(epochs):
        for x, target in batches:
            total += train_step(net, criterion, x, target, lr)
            count += 1
        history.append(total / count)
    return history
