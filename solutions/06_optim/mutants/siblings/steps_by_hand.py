"""A plain gradient step on all of the net replaces that of the optimizer."""

import torch

RECIPES = {
    "sgd": (torch.optim.SGD, {}),
    "nesterov": (torch.optim.SGD, {"momentum": 0.9, "nesterov": True}),
    "adam": (torch.optim.Adam, {}),
    "rmsprop": (torch.optim.RMSprop, {}),
}


def make_optimizer(name, parameters, lr):
    if name not in RECIPES:
        raise ValueError(f"no optimizer is called {name!r}")
    cls, options = RECIPES[name]
    return cls(parameters, lr=lr, **options)


def train_step(net, optimizer, criterion, x, target):
    net.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()

    lr = optimizer.param_groups[0]["lr"]
    with torch.no_grad():
        for weight in net.parameters():
            if weight.grad is not None:
                weight -= lr * weight.grad
    return loss.item()


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
