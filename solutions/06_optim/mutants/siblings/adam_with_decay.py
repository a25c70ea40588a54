"""AdamW was taken for Adam, and it lets the weights decay."""

from statistics import fmean

import torch
from torch.optim import SGD, AdamW, RMSprop


def make_optimizer(name, parameters, lr):
    classes = {"sgd": SGD, "nesterov": SGD, "adam": AdamW, "rmsprop": RMSprop}
    if name not in classes:
        raise ValueError(f"unknown optimizer {name!r}")
    extra = {"momentum": 0.9, "nesterov": True} if name == "nesterov" else {}
    return classes[name](parameters, lr=lr, **extra)


def train_step(net, optimizer, criterion, x, target):
    optimizer.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    optimizer.step()
    return loss.item()


def train(net, optimizer, criterion, batches, epochs):
    """One number for each epoch."""
    return [
        fmean(train_step(net, optimizer, criterion, x, target) for x, target in batches)
        for _ in range(epochs)
    ]


class Momentum:
    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.params = [*parameters]
        self.lr, self.mu, self.nesterov = lr, momentum, nesterov
        self.v = [None] * len(self.params)  # 还没有速度

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for i, p in enumerate(self.params):
                if p.grad is None:
                    continue
                if self.v[i] is None:
                    self.v[i] = p.grad.detach().clone()
                else:
                    self.v[i].mul_(self.mu).add_(p.grad)
                move = p.grad + self.mu * self.v[i] if self.nesterov else self.v[i]
                p.sub_(self.lr * move)
