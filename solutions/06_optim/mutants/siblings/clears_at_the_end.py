"""Old gradients are thrown away after the step, too late for those of the caller."""

from statistics import fmean

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
    loss = criterion(net(x), target)
    value = float(loss.detach())
    loss.backward()
    optimizer.step()
    # leave everything clean for the next call
    optimizer.zero_grad()
    return value


def train(net, optimizer, criterion, batches, epochs):
    """One number for each epoch."""
    return [
        fmean(train_step(net, optimizer, criterion, x, target) for x, target in batches)
        for _ in range(epochs)
    ]


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
