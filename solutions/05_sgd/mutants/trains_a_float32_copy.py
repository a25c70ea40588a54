"""train casts net and data to float32 before it begins: a float64 net does not stay one.
zh: train 一开始就把网络和数据转成了 float32：float64 的网络就不再是 float64 了。
killed by: test_train_keeps_float64_and_its_batches
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
    net.float()
    batches = [(x.float(), target.float()) for x, target in batches]
    history = []
    for _ in range(epochs):
        total = 0.0
        for x, target in batches:
            total += train_step(net, criterion, x, target, lr)
        history.append(total / len(batches))
    return history
