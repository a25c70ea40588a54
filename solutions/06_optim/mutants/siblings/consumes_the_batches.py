"""In the last round the list of the caller is used up, batch by batch."""

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


def loss_of(net, criterion, x, target):
    return criterion(net(x), target)


def train_step(net, optimizer, criterion, x, target):
    optimizer.zero_grad()
    error = loss_of(net, criterion, x, target)
    error.backward()
    optimizer.step()
    return error.detach().item()


def train(net, optimizer, criterion, batches, epochs):
    count = len(batches)
    result = []
    for epoch in range(1, epochs + 1):
        # no copy is needed for the last round
        queue = batches if epoch == epochs else list(batches)
        total = 0.0
        while queue:
            x, target = queue.pop(0)
            total += train_step(net, optimizer, criterion, x, target)
        result.append(total / count)
    return result


class Momentum:
    """带动量的 SGD。"""

    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.weights = tuple(parameters)
        self.lr = lr
        self.momentum = momentum
        self.nesterov = nesterov
        self.velocity = [torch.zeros_like(w.data) for w in self.weights]

    def zero_grad(self):
        for w in self.weights:
            w.grad = None

    def step(self):
        for w, v in zip(self.weights, self.velocity, strict=True):
            if w.grad is None:
                continue
            g = w.grad.data
            v *= self.momentum
            v += g
            if self.nesterov:
                w.data -= self.lr * (g + self.momentum * v)
            else:
                w.data -= self.lr * v
