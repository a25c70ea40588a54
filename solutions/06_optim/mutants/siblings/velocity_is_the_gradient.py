"""The gradient itself is kept as first velocity and then written into."""

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
    net.train()
    optimizer.zero_grad()
    with torch.enable_grad():
        y_hat = net(x)
        loss = criterion(y_hat, target)
    loss.backward()
    optimizer.step()
    return loss.item()


def one_epoch(net, optimizer, criterion, batches):
    losses = [train_step(net, optimizer, criterion, *batch) for batch in batches]
    return sum(losses) / len(losses)


def train(net, optimizer, criterion, batches, epochs):
    return [one_epoch(net, optimizer, criterion, batches) for _ in range(epochs)]


class Momentum:
    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.params = list(parameters)
        self.lr = lr
        self.mu = momentum
        self.nesterov = nesterov
        self.velocity = {}

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        for index, p in enumerate(self.params):
            g = p.grad
            if g is None:
                continue
            if index in self.velocity:
                v = self.velocity[index]
                v *= self.mu
                v += g
            else:
                v = self.velocity[index] = g
            p -= self.lr * (g + self.mu * v if self.nesterov else v)
