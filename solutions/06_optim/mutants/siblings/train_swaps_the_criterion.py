"""The loop of train gives the criterion its two arguments the wrong way round."""

import torch
from torch import optim


def make_optimizer(name, parameters, lr):
    match name:
        case "sgd":
            return optim.SGD(parameters, lr)
        case "nesterov":
            return optim.SGD(parameters, lr, momentum=0.9, nesterov=True)
        case "adam":
            return optim.Adam(parameters, lr)
        case "rmsprop":
            return optim.RMSprop(parameters, lr)
        case _:
            raise ValueError("name must be sgd, nesterov, adam or rmsprop")


def train_step(net, optimizer, criterion, x, target):
    """One step; gives the loss it started from."""
    output = net(x)
    loss = criterion(output, target)

    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

    return float(loss.detach())


def train(net, optimizer, criterion, batches, epochs):
    """Trains and gives the mean loss of each epoch."""
    means = []
    for _ in range(epochs):
        losses = []
        for inputs, labels in batches:
            optimizer.zero_grad()
            outputs = net(inputs)
            loss = criterion(labels, outputs)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        means.append(sum(losses) / len(losses))
    return means


class Momentum(torch.optim.Optimizer):
    """Keeps its velocities in the state of torch's base class."""

    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        super().__init__(parameters, {"lr": lr, "momentum": momentum, "nesterov": nesterov})

    def zero_grad(self):
        for group in self.param_groups:
            for p in group["params"]:
                p.grad = None

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            lr, momentum = group["lr"], group["momentum"]
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if "velocity" not in state:
                    state["velocity"] = torch.clone(p.grad)
                else:
                    state["velocity"] = momentum * state["velocity"] + p.grad
                direction = state["velocity"]
                if group["nesterov"]:
                    direction = p.grad + momentum * direction
                p.add_(direction, alpha=-lr)
