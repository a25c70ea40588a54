"""Along with the gradients the velocities start from nothing again."""

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


def train_step(net, optimizer, criterion, x, target):
    optimizer.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    optimizer.step()
    return loss.item()


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
        self.weights = list(parameters)
        self.lr = lr
        self.momentum = momentum
        self.nesterov = nesterov
        self.speed = [torch.zeros_like(w.data) for w in self.weights]

    def zero_grad(self):
        # 全部归零
        for w, v in zip(self.weights, self.speed, strict=True):
            w.grad = None
            v.zero_()

    def step(self):
        for w, v in zip(self.weights, self.speed, strict=True):
            if w.grad is None:
                continue
            g = w.grad.detach()
            v.mul_(self.momentum).add_(g)
            w.data.sub_(self.lr * (g + self.momentum * v if self.nesterov else v))
