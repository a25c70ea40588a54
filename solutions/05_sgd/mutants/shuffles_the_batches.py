"""The batches are shuffled before each epoch: they are to be taken in the given order.
zh: 每个 epoch 之前打乱了批次：应该按给定的顺序取。
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
        total = 0.0
        for i in torch.randperm(len(batches)).tolist():
            x, target = batches[i]
            total += train_step(net, criterion, x, target, lr)
        history.append(total / len(batches))
    return history
