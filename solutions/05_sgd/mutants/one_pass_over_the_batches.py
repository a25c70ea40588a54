"""The batches are made into one iterator before the first epoch: it is empty from the second epoch on.
zh: 在第一个 epoch 之前就把批次做成了一个迭代器：从第二个 epoch 起它已经空了。
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
    pairs = iter(batches)
    history = []
    for _ in range(epochs):
        losses = [train_step(net, criterion, x, target, lr) for x, target in pairs]
        history.append(sum(losses) / max(len(losses), 1))
    return history
