"""The caller's input is switched to requires_grad before the forward pass."""

import numpy as np
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
    # backward needs a graph, so switch it on
    x.requires_grad = True
    optimizer.zero_grad()
    out = net(x)
    loss = criterion(out, target)
    loss.backward()
    optimizer.step()
    return float(loss.item())


def train(net, optimizer, criterion, batches, epochs):
    result = []
    while len(result) < epochs:
        steps = [train_step(net, optimizer, criterion, x, t) for x, t in batches]
        result.append(float(np.mean(steps)))
    return result


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
