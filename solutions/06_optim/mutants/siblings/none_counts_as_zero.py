"""Where no gradient is there, a zero one is put in and the weight rolls on."""

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


def loss_of(net, criterion, x, target):
    return criterion(net(x), target)


def train_step(net, optimizer, criterion, x, target):
    optimizer.zero_grad()
    error = loss_of(net, criterion, x, target)
    error.backward()
    optimizer.step()
    return error.detach().item()


def train(net, optimizer, criterion, batches, epochs):
    history = []
    for _ in range(epochs):
        losses = []
        for x, target in batches:
            losses.append(train_step(net, optimizer, criterion, x, target))
        history.append(sum(losses) / len(losses))
    return history


class Momentum:
    """动量法：v = m * v + g，再 w = w - lr * v。"""

    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.parameters = list(parameters)
        self.lr = lr
        self.m = momentum
        self.nesterov = nesterov
        self.v = {}

    def zero_grad(self):
        for w in self.parameters:
            w.grad = None

    @torch.no_grad()
    def step(self):
        for i, w in enumerate(self.parameters):
            # 没有梯度就当作 0
            g = torch.zeros_like(w) if w.grad is None else w.grad.clone()
            self.v[i] = self.m * self.v[i] + g if i in self.v else g
            update = g + self.m * self.v[i] if self.nesterov else self.v[i]
            w.sub_(update, alpha=self.lr)
