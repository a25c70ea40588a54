"""Turns the net and the batches into float32 at the start of train."""

import torch


def sgd_step(parameters, lr):
    # 只处理有梯度的参数
    with_gradient = [p for p in parameters if p.grad is not None]
    for p in with_gradient:
        p.detach().sub_(lr * p.grad.detach())


def train_step(net, criterion, x, target, lr):
    net.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    sgd_step(net.parameters(), lr)
    return loss.item()


def train(net, criterion, batches, lr, epochs):
    def single(t):
        return t.to(torch.float32) if t.is_floating_point() else t

    net = net.to(torch.float32)
    data = [(single(x), single(target)) for x, target in batches]
    means = []
    for _ in range(epochs):
        losses = [train_step(net, criterion, x, target, lr) for x, target in data]
        means.append(sum(losses) / len(losses))
    return means
