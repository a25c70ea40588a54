"""Each layer gets new parameters: two layers that shared a weight then have one each.
zh: 给每一层换上新的参数：原来共享权重的两层，从此各有各的。
killed by: test_every_parameter_moves_once
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
    loss = criterion(net(x), target)
    loss.backward()
    for layer in net.modules():
        for name, p in list(layer.named_parameters(recurse=False)):
            if p.grad is not None:
                setattr(layer, name, nn.Parameter(p.detach() - lr * p.grad))
    return loss.item()


def train(net, criterion, batches, lr, epochs):
    history = []
    for _ in range(epochs):
        total = 0.0
        for x, target in batches:
            total += train_step(net, criterion, x, target, lr)
        history.append(total / len(batches))
    return history
