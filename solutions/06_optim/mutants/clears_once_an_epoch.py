"""The gradients are cleared once an epoch: within it, each step gets the sum of all batches so far.
zh: 每个 epoch 只清零一次：在一个 epoch 之内，每一步用的是前面所有批次梯度的和。
killed by: test_train_steps_through_the_batches_in_order
"""

import torch
from torch import optim


def make_optimizer(name, parameters, lr):
    if name == "sgd":
        return optim.SGD(parameters, lr=lr)
    if name == "nesterov":
        return optim.SGD(parameters, lr=lr, momentum=0.9, nesterov=True)
    if name == "adam":
        return optim.Adam(parameters, lr=lr)
    if name == "rmsprop":
        return optim.RMSprop(parameters, lr=lr)
    raise ValueError(f"unknown optimizer {name}")


def train_step(net, optimizer, criterion, x, target):
    optimizer.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    optimizer.step()
    return loss.item()


def train(net, optimizer, criterion, batches, epochs):
    history = []
    for _ in range(epochs):
        optimizer.zero_grad()
        losses = []
        for x, target in batches:
            loss = criterion(net(x), target)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history


class Momentum:
    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.parameters = list(parameters)
        self.lr = lr
        self.momentum = momentum
        self.nesterov = nesterov
        self.velocities = [None] * len(self.parameters)

    def zero_grad(self):
        for p in self.parameters:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for i, p in enumerate(self.parameters):
                if p.grad is None:
                    continue
                v = self.velocities[i]
                v = p.grad.clone() if v is None else self.momentum * v + p.grad
                self.velocities[i] = v
                p -= self.lr * (p.grad + self.momentum * v if self.nesterov else v)
