"""What train_step hands back is still a tensor with its whole graph."""

import torch
from torch import optim


def make_optimizer(name, parameters, lr):
    match name:
        case "sgd":
            return optim.SGD(parameters, lr)
        case "nesterov":
            return optim.SGD(parameters, lr, momentum=0.9, nesterov=True)
        case "adam":
            return optim.Adam(parameters, lr)
        case "rmsprop":
            return optim.RMSprop(parameters, lr)
        case _:
            raise ValueError("name must be sgd, nesterov, adam or rmsprop")


def train_step(net, optimizer, criterion, x, target):
    optimizer.zero_grad()
    error = criterion(net(x), target)
    error.backward()
    optimizer.step()
    return error


def train(net, optimizer, criterion, batches, epochs):
    means = []
    for _ in range(epochs):
        values = []
        for x, target in batches:
            values.append(train_step(net, optimizer, criterion, x, target).item())
        means.append(sum(values) / len(values))
    return means


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
