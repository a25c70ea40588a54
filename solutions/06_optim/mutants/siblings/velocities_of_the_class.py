"""One dictionary of velocities serves all the objects of the class."""

from typing import ClassVar

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


def loss_of(net, criterion, x, target):
    return criterion(net(x), target)


def train_step(net, optimizer, criterion, x, target):
    optimizer.zero_grad()
    error = loss_of(net, criterion, x, target)
    error.backward()
    optimizer.step()
    return error.detach().item()


def train(net, optimizer, criterion, batches, epochs):
    means = []
    for _epoch in range(epochs):
        total = 0.0
        for inputs, targets in batches:
            total += train_step(net, optimizer, criterion, inputs, targets)
        means.append(total / len(batches))
    return means


class Momentum:
    memory: ClassVar = {}  # 参数 -> 速度

    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.parameters = list(parameters)
        self.lr = lr
        self.momentum = momentum
        self.nesterov = nesterov

    def zero_grad(self):
        for p in self.parameters:
            p.grad = None

    def step(self):
        for p in self.parameters:
            if p.grad is not None:
                self._move(p, p.grad.detach())

    @torch.no_grad()
    def _move(self, p, grad):
        before = Momentum.memory.get(p)
        velocity = grad.clone() if before is None else before * self.momentum + grad
        Momentum.memory[p] = velocity
        if self.nesterov:
            velocity = grad + self.momentum * velocity
        p.sub_(self.lr * velocity)
