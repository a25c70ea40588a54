"""All four optimizers are made, and one is chosen: the first has emptied the generator, and the others find no parameters.
zh: 先把四个优化器都造出来再挑一个：第一个已经把生成器走空了，后面的拿不到参数。
killed by: test_parameters_may_be_a_generator
"""

import torch
from torch import optim


def make_optimizer(name, parameters, lr):
    if name not in ("sgd", "nesterov", "adam", "rmsprop"):
        raise ValueError(name)
    return {
        "sgd": optim.SGD(parameters, lr=lr),
        "nesterov": optim.SGD(parameters, lr=lr, momentum=0.9, nesterov=True),
        "adam": optim.Adam(parameters, lr=lr),
        "rmsprop": optim.RMSprop(parameters, lr=lr),
    }[name]


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
                v = self.velocities[i]
                v = p.grad.clone() if v is None else self.momentum * v + p.grad
                self.velocities[i] = v
                p -= self.lr * (p.grad + self.momentum * v if self.nesterov else v)
