"""The clearing writes zeros into `.grad`, but before the first backward, and after zero_grad(), it is None.
zh: 清零时往 `.grad` 里写零，可是在第一次 backward 之前，以及 zero_grad() 之后，它是 None。
killed by: test_train_step_updates_the_net
"""

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= lr * p.grad


def train_step(net, criterion, x, target, lr):
    for p in net.parameters():
        p.grad.zero_()
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
        history.append(total / len(batches))
    return history
