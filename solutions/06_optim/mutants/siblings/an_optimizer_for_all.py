"""A second optimizer with the same settings is made for every parameter of the net."""

import torch


def make_optimizer(name, parameters, lr):
    params = list(parameters)
    choices = {
        "sgd": lambda: torch.optim.SGD(params, lr=lr),
        "nesterov": lambda: torch.optim.SGD(params, lr=lr, momentum=0.9, nesterov=True),
        "adam": lambda: torch.optim.Adam(params, lr=lr),
        "rmsprop": lambda: torch.optim.RMSprop(params, lr=lr),
    }
    try:
        build = choices[name]
    except KeyError:
        raise ValueError(f"{name!r} is none of {sorted(choices)}") from None
    return build()


def train_step(net, optimizer, criterion, x, target):
    optimizer.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    optimizer.step()
    return loss.item()


def same_for_whole_net(net, optimizer):
    settings = {k: v for k, v in optimizer.param_groups[0].items() if k != "params"}
    group = {"params": list(net.parameters()), **settings}
    return type(optimizer)([group], lr=settings["lr"])


def train(net, optimizer, criterion, batches, epochs):
    worker = same_for_whole_net(net, optimizer)
    history = []
    for _ in range(epochs):
        losses = [train_step(net, worker, criterion, x, target) for x, target in batches]
        history.append(sum(losses) / len(losses))
    return history


class Momentum:
    """SGD with momentum, by hand."""

    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.parameters = list(parameters)
        self.lr = lr
        self.momentum = momentum
        self.nesterov = nesterov
        self.velocities = {}

    def zero_grad(self):
        for parameter in self.parameters:
            parameter.grad = None

    @torch.no_grad()
    def step(self):
        for parameter in self.parameters:
            gradient = parameter.grad
            if gradient is None:
                continue
            if parameter in self.velocities:
                velocity = self.momentum * self.velocities[parameter] + gradient
            else:
                velocity = gradient.clone()
            self.velocities[parameter] = velocity
            if self.nesterov:
                parameter -= self.lr * (gradient + self.momentum * velocity)
            else:
                parameter -= self.lr * velocity
