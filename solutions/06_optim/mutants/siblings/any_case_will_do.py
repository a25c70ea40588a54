"""Upper and lower case are treated alike when the name is looked up."""

import torch
from torch import optim


def make_optimizer(name, parameters, lr):
    wanted = name.casefold()
    match wanted:
        case "sgd":
            return optim.SGD(parameters, lr=lr)
        case "nesterov":
            return optim.SGD(parameters, lr=lr, momentum=0.9, nesterov=True)
        case "adam":
            return optim.Adam(parameters, lr=lr)
        case "rmsprop":
            return optim.RMSprop(parameters, lr=lr)
    raise ValueError(f"{name!r} is not an optimizer I know")


def train_step(net, optimizer, criterion, x, target):
    """One step; gives the loss it started from."""
    output = net(x)
    loss = criterion(output, target)

    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

    return float(loss.detach())


def one_epoch(net, optimizer, criterion, batches):
    losses = [train_step(net, optimizer, criterion, *batch) for batch in batches]
    return sum(losses) / len(losses)


def train(net, optimizer, criterion, batches, epochs):
    return [one_epoch(net, optimizer, criterion, batches) for _ in range(epochs)]


class Momentum:
    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self._parameters = list(parameters)
        self._lr = lr
        self._momentum = momentum
        self._nesterov = nesterov
        self._velocity = {}

    def zero_grad(self):
        for parameter in self._parameters:
            parameter.grad = None

    def step(self):
        with torch.no_grad():
            for key, parameter in enumerate(self._parameters):
                if parameter.grad is not None:
                    parameter -= self._lr * self._direction(key, parameter.grad)

    def _direction(self, key, gradient):
        old = self._velocity.get(key)
        new = gradient.clone() if old is None else self._momentum * old + gradient
        self._velocity[key] = new
        return gradient + self._momentum * new if self._nesterov else new
