"""Each step turns the net and its batch to single precision first."""

import torch

RECIPES = {
    "sgd": (torch.optim.SGD, {}),
    "nesterov": (torch.optim.SGD, {"momentum": 0.9, "nesterov": True}),
    "adam": (torch.optim.Adam, {}),
    "rmsprop": (torch.optim.RMSprop, {}),
}


def make_optimizer(name, parameters, lr):
    if name not in RECIPES:
        raise ValueError(f"no optimizer is called {name!r}")
    cls, options = RECIPES[name]
    return cls(parameters, lr=lr, **options)


def as_float32(tensor):
    # class indices stay whole numbers
    return tensor.to(torch.float32) if tensor.is_floating_point() else tensor


def train_step(net, optimizer, criterion, x, target):
    net = net.to(torch.float32)
    x, target = as_float32(x), as_float32(target)

    optimizer.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    optimizer.step()
    return loss.item()


def train(net, optimizer, criterion, batches, epochs):
    means = []
    for _epoch in range(epochs):
        total = 0.0
        for inputs, targets in batches:
            total += train_step(net, optimizer, criterion, inputs, targets)
        means.append(total / len(batches))
    return means


class Momentum:
    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.params = [*parameters]
        self.lr, self.mu, self.nesterov = lr, momentum, nesterov
        self.v = [None] * len(self.params)  # 还没有速度

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for i, p in enumerate(self.params):
                if p.grad is None:
                    continue
                if self.v[i] is None:
                    self.v[i] = p.grad.detach().clone()
                else:
                    self.v[i].mul_(self.mu).add_(p.grad)
                move = p.grad + self.mu * self.v[i] if self.nesterov else self.v[i]
                p.sub_(self.lr * move)
