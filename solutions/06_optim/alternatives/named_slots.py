"""Style: two classes, one for each rule; velocities made at the start; requires_grad toggled."""

import torch


def make_optimizer(name, parameters, lr):
    if name == "adam":
        return torch.optim.Adam(parameters, lr=lr)
    if name == "rmsprop":
        return torch.optim.RMSprop(parameters, lr=lr)
    if name == "sgd":
        return Momentum(parameters, lr, momentum=0.0)
    if name == "nesterov":
        return Momentum(parameters, lr, nesterov=True)
    raise ValueError(f"{name!r} is not an optimizer")


def train_step(net, optimizer, criterion, x, target):
    for p in net.parameters():
        p.grad = None
    loss = criterion(net(x), target)
    loss.backward()
    optimizer.step()
    return loss.item()


def train(net, optimizer, criterion, batches, epochs):
    result = []
    while len(result) < epochs:
        total = 0
        for pair in batches:
            total = total + train_step(net, optimizer, criterion, pair[0], pair[1])
        result.append(total / len(batches))
    return result


class Plain:
    def __call__(self, gradient, velocity, momentum):
        return velocity


class Nesterov:
    def __call__(self, gradient, velocity, momentum):
        return gradient + momentum * velocity


class Momentum:
    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.slots = {i: (p, torch.zeros_like(p)) for i, p in enumerate(parameters)}
        self.lr = lr
        self.momentum = momentum
        self.rule = Nesterov() if nesterov else Plain()

    def zero_grad(self):
        for p, _ in self.slots.values():
            p.grad = None

    def step(self):
        for i, (p, old) in self.slots.items():
            if p.grad is None:
                continue
            velocity = self.momentum * old.detach() + p.grad
            self.slots[i] = (p, velocity)
            p.requires_grad_(False)
            p -= self.lr * self.rule(p.grad, velocity, self.momentum)
            p.requires_grad_(True)
