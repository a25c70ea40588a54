"""The gradients are cleared once an epoch: within it, each step goes along the sum of all batches so far.
zh: 每个 epoch 只清零一次：在一个 epoch 之内，每一步走的是前面所有批次梯度的和。
killed by: test_train_steps_through_the_batches_in_order
"""

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= lr * p.grad


def train_step(net, criterion, x, target, lr):
    net.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    sgd_step(net.parameters(), lr)
    return loss.item()


def train(net, criterion, batches, lr, epochs):
    history = []
    for _ in range(epochs):
        net.zero_grad()
        losses = []
        for x, target in batches:
            loss = criterion(net(x), target)
            loss.backward()
            sgd_step(net.parameters(), lr)
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history
