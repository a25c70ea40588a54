"""After clearing there are tensors full of zeros where None should stand."""

import numpy as np
import torch
from torch import optim


def make_optimizer(name, parameters, lr):
    kwargs = {"lr": lr}
    if name in ("sgd", "nesterov"):
        kind = optim.SGD
        if name == "nesterov":
            kwargs.update(momentum=0.9, nesterov=True)
    elif name == "adam":
        kind = optim.Adam
    elif name == "rmsprop":
        kind = optim.RMSprop
    else:
        raise ValueError("unknown name: " + str(name))
    return kind(parameters, **kwargs)


def loss_of(net, criterion, x, target):
    return criterion(net(x), target)


def train_step(net, optimizer, criterion, x, target):
    optimizer.zero_grad()
    error = loss_of(net, criterion, x, target)
    error.backward()
    optimizer.step()
    return error.detach().item()


def train(net, optimizer, criterion, batches, epochs):
    result = []
    while len(result) < epochs:
        steps = [train_step(net, optimizer, criterion, x, t) for x, t in batches]
        result.append(float(np.mean(steps)))
    return result


class Momentum:
    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.parameters = list(parameters)
        self.lr = lr
        self.momentum = momentum
        self.nesterov = nesterov
        self.velocity = {}

    @torch.no_grad()
    def zero_grad(self):
        gradients = [p.grad for p in self.parameters if p.grad is not None]
        for gradient in gradients:
            gradient.fill_(0.0)

    @torch.no_grad()
    def step(self):
        for p in self.parameters:
            if p.grad is None:
                continue
            if p in self.velocity:
                self.velocity[p] = p.grad + self.momentum * self.velocity[p]
            else:
                self.velocity[p] = p.grad.clone()
            if self.nesterov:
                p -= self.lr * (p.grad + self.momentum * self.velocity[p])
            else:
                p -= self.lr * self.velocity[p]
