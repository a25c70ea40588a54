"""The parameters are taken by index: a generator such as `net.parameters()` has neither a length nor an index.
zh: 用下标取参数：`net.parameters()` 这样的生成器既没有长度，也不能用下标。
killed by: test_step_takes_a_generator
"""

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for i in range(len(parameters)):
            if parameters[i].grad is not None:
                parameters[i] -= lr * parameters[i].grad


def train_step(net, criterion, x, target, lr):
    net.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    sgd_step(list(net.parameters()), lr)
    return loss.item()


def train(net, criterion, batches, lr, epochs):
    history = []
    for _ in range(epochs):
        total = 0.0
        for x, target in batches:
            total += train_step(net, criterion, x, target, lr)
        history.append(total / len(batches))
    return history
