"""Asks autograd for the gradients of all parameters, including those that have none."""

import statistics

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= lr * p.grad


def train_step(net, criterion, x, target, lr):
    weights = tuple(net.parameters())
    loss = criterion(net(x), target)
    # 直接拿到每个参数的梯度，不经过 .grad
    slopes = torch.autograd.grad(loss, weights)
    for weight, slope in zip(weights, slopes, strict=True):
        weight.data -= lr * slope
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
