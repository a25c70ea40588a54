"""With Nesterov only momentum times velocity is left of the step."""

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


def one_epoch(net, optimizer, criterion, batches):
    losses = [train_step(net, optimizer, criterion, *batch) for batch in batches]
    return sum(losses) / len(losses)


def train(net, optimizer, criterion, batches, epochs):
    return [one_epoch(net, optimizer, criterion, batches) for _ in range(epochs)]


class Momentum(torch.optim.Optimizer):
    """SGD with momentum on top of torch's base class."""

    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        defaults = {"lr": lr, "momentum": momentum, "nesterov": nesterov}
        super().__init__(parameters, defaults)

    def zero_grad(self):
        for group in self.param_groups:
            for weight in group["params"]:
                weight.grad = None

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            mu = group["momentum"]
            for weight in group["params"]:
                if weight.grad is None:
                    continue
                memory = self.state[weight]
                if "v" in memory:
                    memory["v"] = mu * memory["v"] + weight.grad
                else:
                    memory["v"] = weight.grad.clone()
                scale = mu if group["nesterov"] else 1.0
                weight -= group["lr"] * scale * memory["v"]
