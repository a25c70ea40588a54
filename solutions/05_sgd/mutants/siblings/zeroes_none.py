"""Zeroes each grad in place without asking whether there is one yet."""

import statistics

import torch


def sgd_step(parameters, lr):
    moving = [p for p in parameters if p.grad is not None]
    if not moving:
        return
    with torch.no_grad():
        torch._foreach_add_(moving, [p.grad for p in moving], alpha=-lr)


def train_step(net, criterion, x, target, lr):
    for p in net.parameters():
        p.grad.zero_()
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
