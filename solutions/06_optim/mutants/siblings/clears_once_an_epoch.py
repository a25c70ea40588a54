"""Gradients pile up over an epoch, for they are cleared at its start only."""

import torch


def make_optimizer(name, parameters, lr):
    """Picks one of four optimizers by its name."""
    if name == "sgd":
        return torch.optim.SGD(parameters, lr=lr)
    if name == "nesterov":
        return torch.optim.SGD(parameters, lr=lr, momentum=0.9, nesterov=True)
    if name == "adam":
        return torch.optim.Adam(parameters, lr=lr)
    if name == "rmsprop":
        return torch.optim.RMSprop(parameters, lr=lr)
    raise ValueError(f"unknown optimizer: {name!r}")


def train_step(net, optimizer, criterion, x, target):
    optimizer.zero_grad()  # 清掉旧的梯度
    prediction = net(x)  # 前向
    loss = criterion(prediction, target)
    value = loss.item()
    loss.backward()  # 反向
    optimizer.step()  # 更新
    return value


def train(net, optimizer, criterion, batches, epochs):
    history = []
    for _ in range(epochs):
        optimizer.zero_grad()
        total = 0.0
        for x, target in batches:
            loss = criterion(net(x), target)
            loss.backward()
            optimizer.step()
            total += loss.item()
        history.append(total / len(batches))
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
