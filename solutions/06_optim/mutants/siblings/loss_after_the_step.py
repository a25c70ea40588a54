"""The number that comes back is measured once more with the new weights."""

from functools import partial

import torch
from torch.optim import SGD, Adam, RMSprop


def make_optimizer(name, parameters, lr):
    # 名字 -> 构造函数
    makers = {
        "sgd": SGD,
        "nesterov": partial(SGD, momentum=0.9, nesterov=True),
        "adam": Adam,
        "rmsprop": RMSprop,
    }
    maker = makers.get(name)
    if maker is None:
        raise ValueError(f"不认识的优化器：{name}")
    return maker(parameters, lr=lr)


def evaluate(net, criterion, x, target):
    with torch.no_grad():
        return criterion(net(x), target).item()


def train_step(net, optimizer, criterion, x, target):
    optimizer.zero_grad()
    criterion(net(x), target).backward()
    optimizer.step()
    return evaluate(net, criterion, x, target)


def train(net, optimizer, criterion, batches, epochs):
    means = []
    for _epoch in range(epochs):
        total = 0.0
        for inputs, targets in batches:
            total += train_step(net, optimizer, criterion, inputs, targets)
        means.append(total / len(batches))
    return means


class Momentum:
    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.parameters = list(parameters)
        self.lr = lr
        self.momentum = momentum
        self.nesterov = nesterov
        self.velocity = {}

    def zero_grad(self):
        for w in self.parameters:
            w.grad = None

    @torch.no_grad()
    def step(self):
        weights = [w for w in self.parameters if w.grad is not None]
        if not weights:
            return
        grads = [w.grad for w in weights]
        for w in weights:
            if w not in self.velocity:
                # zero times momentum plus the gradient is the gradient
                self.velocity[w] = torch.zeros_like(w)
        speeds = [self.velocity[w] for w in weights]
        torch._foreach_mul_(speeds, self.momentum)
        torch._foreach_add_(speeds, grads)
        if self.nesterov:
            speeds = torch._foreach_add(grads, speeds, alpha=self.momentum)
        torch._foreach_add_(weights, speeds, alpha=-self.lr)
