"""The loss is computed anew after the update: asked for is the one that the gradients came from.
zh: 更新之后又重新算了一遍损失：要返回的是产生这些梯度的那个损失。
killed by: test_train_step_returns_the_loss_before_the_update
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
    return criterion(net(x), target).item()


def train(net, criterion, batches, lr, epochs):
    history = []
    for _ in range(epochs):
        total = 0.0
        for x, target in batches:
            total += train_step(net, criterion, x, target, lr)
        history.append(total / len(batches))
    return history
