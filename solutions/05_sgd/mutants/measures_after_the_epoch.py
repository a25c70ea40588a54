"""The losses are measured anew at the end of the epoch: asked for are those that the steps returned on the way.
zh: 在 epoch 结束后重新测了一遍损失：要的是训练途中各单步返回的损失。
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
    for _ in range(epochs):
        for x, target in batches:
            train_step(net, criterion, x, target, lr)
        with torch.no_grad():
            losses = [criterion(net(x), target).item() for x, target in batches]
        history.append(sum(losses) / len(losses))
    return history
