"""Marks the input of the caller as a tensor that needs a gradient."""

import statistics

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is None:
                continue
            new = p - lr * p.grad
            p.copy_(new)


def train_step(net, criterion, x, target, lr):
    x.requires_grad = True  # 这样才能反向传播
    net.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    sgd_step(net.parameters(), lr)
    return loss.item()


def train(net, criterion, batches, lr, epochs):
    # 每个 epoch 的平均损失
    result = []
    while len(result) < epochs:
        seen = []
        for x, target in batches:
            seen.append(train_step(net, criterion, x, target, lr))
        result.append(statistics.fmean(seen))
    return result
