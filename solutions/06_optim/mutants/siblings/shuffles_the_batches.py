"""Every epoch draws its own order of the batches."""

from functools import partial
from statistics import fmean

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
    net.train()
    optimizer.zero_grad()
    with torch.enable_grad():
        y_hat = net(x)
        loss = criterion(y_hat, target)
    loss.backward()
    optimizer.step()
    return loss.item()


def train(net, optimizer, criterion, batches, epochs):
    means = []
    for _ in range(epochs):
        # 每个 epoch 换一个顺序
        order = torch.randperm(len(batches)).tolist()
        losses = []
        for i in order:
            x, target = batches[i]
            losses.append(train_step(net, optimizer, criterion, x, target))
        means.append(fmean(losses))
    return means


class Momentum:
    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self._parameters = list(parameters)
        self._lr = lr
        self._momentum = momentum
        self._nesterov = nesterov
        self._velocity = {}

    def zero_grad(self):
        for parameter in self._parameters:
            parameter.grad = None

    def step(self):
        with torch.no_grad():
            for key, parameter in enumerate(self._parameters):
                if parameter.grad is not None:
                    parameter -= self._lr * self._direction(key, parameter.grad)

    def _direction(self, key, gradient):
        old = self._velocity.get(key)
        new = gradient.clone() if old is None else self._momentum * old + gradient
        self._velocity[key] = new
        return gradient + self._momentum * new if self._nesterov else new
