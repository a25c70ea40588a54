"""Weights move first and the velocity follows, so they use yesterday's one."""

import numpy as np
import torch
from torch import optim


def make_optimizer(name, parameters, lr):
    kwargs = {"lr": lr}
    if name in ("sgd", "nesterov"):
        kind = optim.SGD
        if name == "nesterov":
            kwargs.update(momentum=0.9, nesterov=True)
    elif name == "adam":
        kind = optim.Adam
    elif name == "rmsprop":
        kind = optim.RMSprop
    else:
        raise ValueError("unknown name: " + str(name))
    return kind(parameters, **kwargs)


def train_step(net, optimizer, criterion, x, target):
    optimizer.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    optimizer.step()
    return loss.item()


def train(net, optimizer, criterion, batches, epochs):
    result = []
    while len(result) < epochs:
        steps = [train_step(net, optimizer, criterion, x, t) for x, t in batches]
        result.append(float(np.mean(steps)))
    return result


class Momentum:
    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.weights = list(parameters)
        self.lr = lr
        self.momentum = momentum
        self.nesterov = nesterov
        self.velocities = [torch.zeros_like(w.data) for w in self.weights]

    def zero_grad(self):
        for w in self.weights:
            w.grad = None

    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.weights):
            if w.grad is None:
                continue
            v = self.velocities[i]
            if self.nesterov:
                w -= self.lr * (w.grad + self.momentum * v)
            else:
                w -= self.lr * v
            self.velocities[i] = self.momentum * v + w.grad
