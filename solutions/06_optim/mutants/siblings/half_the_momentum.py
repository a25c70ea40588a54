"""Nesterov runs with a momentum of one half instead of nine tenths."""

import torch

OPTIONS = {
    "sgd": {},
    "nesterov": {"nesterov": True, "momentum": 0.5},
    "adam": {},
    "rmsprop": {},
}


def make_optimizer(name, parameters, lr):
    options = OPTIONS.get(name)
    if options is None:
        raise ValueError(f"name must be one of {', '.join(OPTIONS)}, not {name!r}")
    if name == "adam":
        cls = torch.optim.Adam
    elif name == "rmsprop":
        cls = torch.optim.RMSprop
    else:
        cls = torch.optim.SGD
    return cls(parameters, lr=lr, **options)


def loss_of(net, criterion, x, target):
    return criterion(net(x), target)


def train_step(net, optimizer, criterion, x, target):
    optimizer.zero_grad()
    error = loss_of(net, criterion, x, target)
    error.backward()
    optimizer.step()
    return error.detach().item()


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
        self.velocity = {}

    def zero_grad(self):
        for w in self.parameters:
            w.grad = None

    @torch.no_grad()
    def step(self):
        weights = [w for w in self.parameters if w.grad is not None]
        if not weights:
            return
        grads = [w.grad for w in weights]
        for w in weights:
            if w not in self.velocity:
                # zero times momentum plus the gradient is the gradient
                self.velocity[w] = torch.zeros_like(w)
        speeds = [self.velocity[w] for w in weights]
        torch._foreach_mul_(speeds, self.momentum)
        torch._foreach_add_(speeds, grads)
        if self.nesterov:
            speeds = torch._foreach_add(grads, speeds, alpha=self.momentum)
        torch._foreach_add_(weights, speeds, alpha=-self.lr)
