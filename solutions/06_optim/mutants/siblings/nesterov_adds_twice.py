"""With Nesterov the look ahead is added to the velocity, not to the gradient."""

from statistics import fmean

import torch


def make_optimizer(name, parameters, lr):
    """Picks one of four optimizers by its name."""
    if name == "sgd":
        return torch.optim.SGD(parameters, lr=lr)
    if name == "nesterov":
        return torch.optim.SGD(parameters, lr=lr, momentum=0.9, nesterov=True)
    if name == "adam":
        return torch.optim.Adam(parameters, lr=lr)
    if name == "rmsprop":
        return torch.optim.RMSprop(parameters, lr=lr)
    raise ValueError(f"unknown optimizer: {name!r}")


def train_step(net, optimizer, criterion, x, target):
    """One step; gives the loss it started from."""
    output = net(x)
    loss = criterion(output, target)

    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

    return float(loss.detach())


def train(net, optimizer, criterion, batches, epochs):
    """One number for each epoch."""
    return [
        fmean(train_step(net, optimizer, criterion, x, target) for x, target in batches)
        for _ in range(epochs)
    ]


class Momentum:
    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.parameters = list(parameters)
        self.lr, self.momentum, self.nesterov = lr, momentum, nesterov
        self.velocity_of = {}

    def zero_grad(self):
        for w in self.parameters:
            w.grad = None

    def step(self):
        with torch.no_grad():
            for w in self.parameters:
                if w.grad is None:
                    continue
                if w not in self.velocity_of:
                    self.velocity_of[w] = torch.zeros_like(w)
                v = self.velocity_of[w]
                v.mul_(self.momentum)
                v.add_(w.grad)
                # look one step further along the velocity
                ahead = v + self.momentum * v if self.nesterov else v
                w.add_(ahead, alpha=-self.lr)
