"""Style: a table of makers; velocities in a list of zeros, updated in place; .data throughout."""

from functools import partial

import torch

MAKERS = {
    "sgd": torch.optim.SGD,
    "nesterov": partial(torch.optim.SGD, momentum=0.9, nesterov=True),
    "adam": torch.optim.Adam,
    "rmsprop": torch.optim.RMSprop,
}


def make_optimizer(name, parameters, lr):
    try:
        maker = MAKERS[name]
    except KeyError:
        raise ValueError(f"choose one of {sorted(MAKERS)}") from None
    return maker(parameters, lr)


def train_step(net, optimizer, criterion, x, target):
    net.train()
    net.zero_grad()
    output = net(x)
    loss = criterion(output, target)
    loss.backward()
    optimizer.step()
    net.zero_grad()
    return float(loss)


def train(net, optimizer, criterion, batches, epochs):
    history = []
    for epoch in range(epochs):
        losses = []
        for i in range(len(batches)):
            losses.append(train_step(net, optimizer, criterion, *batches[i]))
        history.append(sum(losses) / len(losses))
        print(f"epoch {epoch}: {history[-1]}")
    return history


class Momentum(object):
    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.params = [p for p in parameters]
        self.velocity = [torch.zeros_like(p.data) for p in self.params]
        self.lr, self.mu, self.nesterov = lr, momentum, nesterov

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        for i in range(len(self.params)):
            p = self.params[i]
            if p.grad is None:
                continue
            g = p.grad.data
            self.velocity[i].mul_(self.mu).add_(g)
            if self.nesterov:
                p.data = p.data - self.lr * (g + self.mu * self.velocity[i])
            else:
                p.data = p.data - self.lr * self.velocity[i]
