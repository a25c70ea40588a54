"""The generator itself is kept: the first walk empties it, and from then on no parameter is found.
zh: 存下来的是生成器本身：走第一遍就空了，从此再也找不到参数。
killed by: test_momentum_takes_a_generator
"""

import torch
from torch import optim


def make_optimizer(name, parameters, lr):
    if name == "sgd":
        return optim.SGD(parameters, lr=lr)
    if name == "nesterov":
        return optim.SGD(parameters, lr=lr, momentum=0.9, nesterov=True)
    if name == "adam":
        return optim.Adam(parameters, lr=lr)
    if name == "rmsprop":
        return optim.RMSprop(parameters, lr=lr)
    raise ValueError(f"unknown optimizer {name}")


def train_step(net, optimizer, criterion, x, target):
    optimizer.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    optimizer.step()
    return loss.item()


def train(net, optimizer, criterion, batches, epochs):
    history = []
    for _ in range(epochs):
        total = 0.0
        for x, target in batches:
            total += train_step(net, optimizer, criterion, x, target)
        history.append(total / len(batches))
    return history


class Momentum:
    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.parameters = parameters
        self.lr = lr
        self.momentum = momentum
        self.nesterov = nesterov
        self.velocities = {}

    def zero_grad(self):
        for p in self.parameters:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for p in self.parameters:
                if p.grad is None:
                    continue
                v = self.velocities.get(p)
                v = p.grad.clone() if v is None else self.momentum * v + p.grad
                self.velocities[p] = v
                p -= self.lr * (p.grad + self.momentum * v if self.nesterov else v)
