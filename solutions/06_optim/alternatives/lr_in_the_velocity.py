"""Style: the learning rate is part of the velocity (v = mu v - lr g), a dataclass for each slot."""

from dataclasses import dataclass

import numpy as np
import torch
import torch.optim as optim
from torch import nn


@dataclass
class Slot:
    parameter: nn.Parameter
    velocity: object = None


def make_optimizer(name, parameters, lr):
    parameters = list(parameters)
    if name not in {"sgd", "nesterov", "adam", "rmsprop"}:
        raise ValueError("no such optimizer")
    kwargs = {"momentum": 0.9, "nesterov": True} if name == "nesterov" else {}
    class_name = {"sgd": "SGD", "nesterov": "SGD", "adam": "Adam", "rmsprop": "RMSprop"}[name]
    return getattr(optim, class_name)(parameters, lr=lr, **kwargs)


def train_step(net, optimizer, criterion, x, target):
    optimizer.zero_grad(set_to_none=False)
    with torch.enable_grad():
        loss = criterion(net.forward(x), target)
    torch.autograd.backward(loss)
    optimizer.step()
    return loss.detach().cpu().numpy().item()


def train(net, optimizer, criterion, batches, epochs):
    losses = np.zeros([epochs, len(batches)])
    for e in range(epochs):
        for b, (x, y) in enumerate(batches):
            losses[e, b] = train_step(net, optimizer, criterion, x, y)
    return losses.mean(1).tolist()


class Momentum:
    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.slots = [Slot(p) for p in parameters]
        self.lr, self.momentum, self.nesterov = lr, momentum, nesterov

    def zero_grad(self):
        for slot in self.slots:
            slot.parameter.grad = None

    def step(self):
        for slot in self.slots:
            g = slot.parameter.grad
            if g is not None:
                old = 0.0 if slot.velocity is None else slot.velocity
                slot.velocity = self.momentum * old - self.lr * g.detach()
                if self.nesterov:
                    move = self.momentum * slot.velocity - self.lr * g
                else:
                    move = slot.velocity
                slot.parameter.data.copy_(slot.parameter.data + move)
