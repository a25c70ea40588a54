"""Parameters of equal shape have to share a single velocity."""

from statistics import fmean

import torch

RECIPES = {
    "sgd": (torch.optim.SGD, {}),
    "nesterov": (torch.optim.SGD, {"momentum": 0.9, "nesterov": True}),
    "adam": (torch.optim.Adam, {}),
    "rmsprop": (torch.optim.RMSprop, {}),
}


def make_optimizer(name, parameters, lr):
    if name not in RECIPES:
        raise ValueError(f"no optimizer is called {name!r}")
    cls, options = RECIPES[name]
    return cls(parameters, lr=lr, **options)


def train_step(net, optimizer, criterion, x, target):
    optimizer.zero_grad()  # 清掉旧的梯度
    prediction = net(x)  # 前向
    loss = criterion(prediction, target)
    value = loss.item()
    loss.backward()  # 反向
    optimizer.step()  # 更新
    return value


def train(net, optimizer, criterion, batches, epochs):
    """One number for each epoch."""
    return [
        fmean(train_step(net, optimizer, criterion, x, target) for x, target in batches)
        for _ in range(epochs)
    ]


class Momentum:
    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.parameters = list(parameters)
        self.lr = lr
        self.momentum = momentum
        self.nesterov = nesterov
        self.velocity = {}

    def zero_grad(self):
        for parameter in self.parameters:
            parameter.grad = None

    @torch.no_grad()
    def step(self):
        for parameter in self.parameters:
            gradient = parameter.grad
            if gradient is None:
                continue
            key = tuple(parameter.shape)
            if key not in self.velocity:
                self.velocity[key] = gradient.clone()
            else:
                self.velocity[key] = self.momentum * self.velocity[key] + gradient
            step = self.velocity[key]
            if self.nesterov:
                step = gradient + self.momentum * step
            parameter.add_(step, alpha=-self.lr)
