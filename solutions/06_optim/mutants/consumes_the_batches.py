"""The last epoch pops the batches from the caller's list: after the call it is empty.
zh: 最后一个 epoch 从调用者的列表里 pop 出批次：调用之后，列表就空了。
killed by: test_train_keeps_float64_and_its_batches
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
    for epoch in range(epochs):
        rest = list(batches) if epoch < epochs - 1 else batches
        losses = []
        while rest:
            x, target = rest.pop(0)
            losses.append(train_step(net, optimizer, criterion, x, target))
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
