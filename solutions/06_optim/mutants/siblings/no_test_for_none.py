"""The step takes for granted that every parameter has a gradient."""

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
    optimizer.zero_grad()  # 清掉旧的梯度
    prediction = net(x)  # 前向
    loss = criterion(prediction, target)
    value = loss.item()
    loss.backward()  # 反向
    optimizer.step()  # 更新
    return value


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
        self.params = list(parameters)
        self.lr = lr
        self.momentum = momentum
        self.nesterov = nesterov
        self.velocities = [torch.zeros_like(p.data) for p in self.params]

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.velocities, strict=True):
                v *= self.momentum
                v += p.grad
                if self.nesterov:
                    p -= self.lr * (p.grad + self.momentum * v)
                else:
                    p -= self.lr * v
