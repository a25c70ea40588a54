"""train has a loop of its own, and in it criterion(target, output): most criteria are not symmetric.
zh: train 自己写了循环，里面是 criterion(target, output)：大多数损失函数并不对称。
killed by: test_train_hands_on_the_criterion
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
        losses = []
        for x, target in batches:
            net.zero_grad()
            loss = criterion(target, net(x))
            loss.backward()
            sgd_step(net.parameters(), lr)
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history
