"""Output and target change places in the call of the criterion."""

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
    optimizer.zero_grad()
    y_pred = net(x)
    y_true = target
    loss = criterion(y_true, y_pred)
    loss.backward()
    optimizer.step()
    return loss.detach().item()


def train(net, optimizer, criterion, batches, epochs):
    history = []
    for _ in range(epochs):
        losses = []
        for x, target in batches:
            losses.append(train_step(net, optimizer, criterion, x, target))
        history.append(sum(losses) / len(losses))
    return history


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
