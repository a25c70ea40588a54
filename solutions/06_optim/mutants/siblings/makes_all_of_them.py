"""All optimizers are built in advance, so only the first gets anything from a generator."""

import numpy as np
import torch


def make_optimizer(name, parameters, lr):
    plain = torch.optim.SGD(parameters, lr=lr)
    with_nesterov = torch.optim.SGD(parameters, lr=lr, momentum=0.9, nesterov=True)
    adam = torch.optim.Adam(parameters, lr=lr)
    rmsprop = torch.optim.RMSprop(parameters, lr=lr)

    if name == "sgd":
        return plain
    if name == "nesterov":
        return with_nesterov
    if name == "adam":
        return adam
    if name == "rmsprop":
        return rmsprop
    raise ValueError(f"unknown: {name}")


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
    result = []
    while len(result) < epochs:
        steps = [train_step(net, optimizer, criterion, x, t) for x, t in batches]
        result.append(float(np.mean(steps)))
    return result


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
