"""The output is squeezed before the criterion sees it: with one sample the batch dimension is gone.
zh: 输出在交给损失函数之前被 squeeze 了：只有一个样本时，批次那一维就没了。
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
    loss = criterion(net(x).squeeze(), target)
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
