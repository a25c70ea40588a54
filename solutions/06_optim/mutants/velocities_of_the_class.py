"""The velocities are kept on the class: every Momentum object reads and writes the same ones.
zh: 速度存在类上：所有 Momentum 对象读写的是同一份。
killed by: test_two_objects_share_nothing
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
    velocities = {}

    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.parameters = list(parameters)
        self.lr = lr
        self.momentum = momentum
        self.nesterov = nesterov

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
