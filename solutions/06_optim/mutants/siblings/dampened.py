"""Each gradient enters the velocity with the weight one minus momentum."""

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
    history = []
    for _ in range(epochs):
        losses = []
        for x, target in batches:
            losses.append(train_step(net, optimizer, criterion, x, target))
        history.append(sum(losses) / len(losses))
    return history


class Momentum:
    """SGD whose velocity is an average of the gradients."""

    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.params = list(parameters)
        self.lr = lr
        self.beta = momentum
        self.nesterov = nesterov
        self.averages = [torch.zeros_like(p, requires_grad=False) for p in self.params]

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        for p, average in zip(self.params, self.averages, strict=True):
            if p.grad is None:
                continue
            average.mul_(self.beta).add_(p.grad, alpha=1 - self.beta)
            if self.nesterov:
                p.sub_(self.lr * (p.grad + self.beta * average))
            else:
                p.sub_(self.lr * average)
