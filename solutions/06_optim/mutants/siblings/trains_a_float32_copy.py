"""Before the first epoch the net and all batches are brought to float32."""

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


def train_step(net, optimizer, criterion, x, target):
    optimizer.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    optimizer.step()
    return loss.item()


def train(net, optimizer, criterion, batches, epochs):
    net.float()
    # 标签如果是类别下标，就保持整数
    data = [(x.float(), t.float() if t.is_floating_point() else t) for x, t in batches]

    history = []
    for _ in range(epochs):
        losses = [train_step(net, optimizer, criterion, x, t) for x, t in data]
        history.append(sum(losses) / len(losses))
    return history


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
