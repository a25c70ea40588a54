"""Adam never hears of lr and keeps the rate it has by default."""

import torch


def make_optimizer(name, parameters, lr):
    """sgd, nesterov, adam 或 rmsprop。"""
    if name == "adam":
        # Adam 会自己调整步长
        return torch.optim.Adam(parameters)
    if name == "rmsprop":
        return torch.optim.RMSprop(parameters, lr)
    if name not in ("sgd", "nesterov"):
        raise ValueError(f"没有这个优化器：{name}")
    if name == "sgd":
        return torch.optim.SGD(parameters, lr)
    return torch.optim.SGD(parameters, lr, momentum=0.9, nesterov=True)


def train_step(net, optimizer, criterion, x, target):
    optimizer.zero_grad()  # 清掉旧的梯度
    prediction = net(x)  # 前向
    loss = criterion(prediction, target)
    value = loss.item()
    loss.backward()  # 反向
    optimizer.step()  # 更新
    return value


def train(net, optimizer, criterion, batches, epochs):
    means = []
    for _epoch in range(epochs):
        total = 0.0
        for inputs, targets in batches:
            total += train_step(net, optimizer, criterion, inputs, targets)
        means.append(total / len(batches))
    return means


class Momentum:
    """带动量的 SGD。"""

    def __init__(self, parameters, lr, momentum=0.9, nesterov=False):
        self.weights = tuple(parameters)
        self.lr = lr
        self.momentum = momentum
        self.nesterov = nesterov
        self.velocity = [torch.zeros_like(w.data) for w in self.weights]

    def zero_grad(self):
        for w in self.weights:
            w.grad = None

    def step(self):
        for w, v in zip(self.weights, self.velocity, strict=True):
            if w.grad is None:
                continue
            g = w.grad.data
            v *= self.momentum
            v += g
            if self.nesterov:
                w.data -= self.lr * (g + self.momentum * v)
            else:
                w.data -= self.lr * v
