"""The first velocity is the gradient tensor itself, not a copy: updating one in place changes the other.
zh: 第一个速度就是梯度张量本身，而不是它的拷贝：原地更新其中一个，另一个也变了。
killed by: test_velocity_is_not_the_gradient
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
        self.parameters = list(parameters)
        self.lr = lr
        self.momentum = momentum
        self.nesterov = nesterov
        self.velocities = [None] * len(self.parameters)

    def zero_grad(self):
        for p in self.parameters:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for i, p in enumerate(self.parameters):
                if p.grad is None:
                    continue
                if self.velocities[i] is None:
                    self.velocities[i] = p.grad
                else:
                    self.velocities[i].mul_(self.momentum).add_(p.grad)
                v = self.velocities[i]
                p -= self.lr * (p.grad + self.momentum * v if self.nesterov else v)
