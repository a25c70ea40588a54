"""The update goes by the mean squared error, whatever the criterion is; the criterion only gives the number.
zh: 不管传进来的是什么损失函数，更新都用均方误差；传进来的只用来算返回值。
killed by: test_criterion_gets_the_output_first
"""

import torch
from torch import nn


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= lr * p.grad


def train_step(net, criterion, x, target, lr):
    net.zero_grad()
    output = net(x)
    loss = criterion(output, target)
    if target.is_floating_point():
        nn.functional.mse_loss(output, target).backward()
    else:
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
