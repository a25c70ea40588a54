"""Style: requires_grad switched off and on again around each update; a hand-made class inside."""

import numpy as np


class Descent:
    """A small helper with the two methods that people know."""

    def __init__(self, parameters, lr):
        self.parameters = list(parameters)
        self.lr = lr

    def clear(self):
        for p in self.parameters:
            if p.grad is not None:
                p.grad.detach_()
                p.grad.zero_()

    def step(self):
        for p in self.parameters:
            if p.grad is None:
                continue
            needed = p.requires_grad
            p.requires_grad_(False)
            p -= self.lr * p.grad
            p.requires_grad_(needed)


def sgd_step(parameters, lr):
    Descent(parameters, lr).step()


def train_step(net, criterion, x, target, lr):
    descent = Descent(net.parameters(), lr)
    descent.clear()
    loss = criterion(net.forward(x), target)
    loss.backward()
    descent.step()
    descent.clear()
    return float(loss.detach().cpu().numpy())


def train(net, criterion, batches, lr, epochs):
    table = np.empty((epochs, len(batches)))
    for e in range(epochs):
        for b, (x, target) in enumerate(batches):
            table[e, b] = train_step(net, criterion, x, target, lr)
    return [float(m) for m in table.mean(axis=1)]
