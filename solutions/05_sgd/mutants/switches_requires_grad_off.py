"""requires_grad is switched off so that the update is allowed, and never switched on again: the net stops learning after one step.
zh: 为了能更新而关掉了 requires_grad，之后没有再打开：走一步以后网络就学不动了。
killed by: test_step_records_no_graph
"""

import torch


def sgd_step(parameters, lr):
    for p in parameters:
        if p.grad is not None:
            p.requires_grad_(False)
            p -= lr * p.grad


def train_step(net, criterion, x, target, lr):
    for p in net.parameters():
        p.grad = None
    loss = criterion(net(x), target)
    loss.backward()
    with torch.no_grad():
        for p in net.parameters():
            if p.grad is not None:
                p -= lr * p.grad
    return loss.item()


def train(net, criterion, batches, lr, epochs):
    history = []
    for _ in range(epochs):
        total = 0.0
        for x, target in batches:
            total += train_step(net, criterion, x, target, lr)
        history.append(total / len(batches))
    return history
