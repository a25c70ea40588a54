"""Style: torch._foreach_* on lists of parameters, velocities by id; everything in train inlined."""

from statistics import fmean

import torch
from torch.optim import SGD, Adam, RMSprop


def make_optimizer(name, parameters, lr):
    if name == "sgd":
        optimizer = SGD(parameters, lr)
    elif name == "nesterov":
        optimizer = SGD(parameters, lr, 0.9, 0, 0, True)
    elif name == "adam":
        optimizer = Adam(parameters, lr)
    elif name == "rmsprop":
        optimizer = RMSprop(parameters, lr)
    else:
        raise ValueError
    return optimizer


def one(net, optimizer, criterion, x, target):
    loss = criterion(net(x), target)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.tolist()


def train_step(net, optimizer, criterion, x, target):
    return one(net, optimizer, criterion, x, target)


def train(net, optimizer, criterion, batches, epochs):
    return [fmean([one(net, optimizer, criterion, *b) for b in batches]) for _ in range(epochs)]


class Momentum:
    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.parameters = tuple(parameters)
        self.velocities = {}
        self.lr, self.momentum, self.nesterov = lr, momentum, nesterov

    def zero_grad(self):
        for p in self.parameters:
            del p.grad

    @torch.no_grad()
    def step(self):
        moving = [p for p in self.parameters if p.grad is not None]
        if not moving:
            return
        gradients = [p.grad for p in moving]
        velocities = [self.velocities.setdefault(id(p), torch.zeros_like(p)) for p in moving]
        torch._foreach_mul_(velocities, self.momentum)
        torch._foreach_add_(velocities, gradients)
        if self.nesterov:
            velocities = torch._foreach_add(gradients, velocities, alpha=self.momentum)
        torch._foreach_add_(moving, velocities, alpha=-self.lr)
