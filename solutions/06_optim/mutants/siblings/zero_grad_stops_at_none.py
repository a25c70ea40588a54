"""Clearing ends where the first parameter without a gradient stands."""

from itertools import takewhile

import torch


def make_optimizer(name, parameters, lr):
    params = list(parameters)
    choices = {
        "sgd": lambda: torch.optim.SGD(params, lr=lr),
        "nesterov": lambda: torch.optim.SGD(params, lr=lr, momentum=0.9, nesterov=True),
        "adam": lambda: torch.optim.Adam(params, lr=lr),
        "rmsprop": lambda: torch.optim.RMSprop(params, lr=lr),
    }
    try:
        build = choices[name]
    except KeyError:
        raise ValueError(f"{name!r} is none of {sorted(choices)}") from None
    return build()


def train_step(net, optimizer, criterion, x, target):
    """One step; gives the loss it started from."""
    output = net(x)
    loss = criterion(output, target)

    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

    return float(loss.detach())


def train(net, optimizer, criterion, batches, epochs):
    history = []
    for _ in range(epochs):
        losses = []
        for x, target in batches:
            losses.append(train_step(net, optimizer, criterion, x, target))
        history.append(sum(losses) / len(losses))
    return history


class Momentum:
    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.parameters = list(parameters)
        self.lr = lr
        self.momentum = momentum
        self.nesterov = nesterov
        self.velocities = [None for _ in self.parameters]

    def zero_grad(self):
        for p in takewhile(lambda w: w.grad is not None, self.parameters):
            p.grad = None

    def step(self):
        with torch.no_grad():
            for i, p in enumerate(self.parameters):
                if p.grad is None:
                    continue
                v = self.velocities[i]
                v = p.grad.clone() if v is None else v.mul(self.momentum).add(p.grad)
                self.velocities[i] = v
                p.sub_(self.lr * (p.grad + self.momentum * v if self.nesterov else v))
