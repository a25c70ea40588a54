"""The fresh gradients are wiped out just before the optimizer would use them."""

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
    """前向、反向、更新。"""
    output = net(x)
    loss = criterion(output, target)
    loss.backward()
    # 先清零，再更新
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()


def one_epoch(net, optimizer, criterion, batches):
    losses = [train_step(net, optimizer, criterion, *batch) for batch in batches]
    return sum(losses) / len(losses)


def train(net, optimizer, criterion, batches, epochs):
    return [one_epoch(net, optimizer, criterion, batches) for _ in range(epochs)]


class Momentum:
    """SGD with momentum, by hand."""

    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.parameters = list(parameters)
        self.lr = lr
        self.momentum = momentum
        self.nesterov = nesterov
        self.velocities = {}

    def zero_grad(self):
        for parameter in self.parameters:
            parameter.grad = None

    @torch.no_grad()
    def step(self):
        for parameter in self.parameters:
            gradient = parameter.grad
            if gradient is None:
                continue
            if parameter in self.velocities:
                velocity = self.momentum * self.velocities[parameter] + gradient
            else:
                velocity = gradient.clone()
            self.velocities[parameter] = velocity
            if self.nesterov:
                parameter -= self.lr * (gradient + self.momentum * velocity)
            else:
                parameter -= self.lr * velocity
