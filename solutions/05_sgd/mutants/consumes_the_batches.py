"""The last epoch pops the batches from the caller's list: after the call it is empty.
zh: 最后一个 epoch 从调用者的列表里 pop 出批次：调用之后，列表就空了。
killed by: test_train_keeps_float64_and_its_batches
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
    for epoch in range(epochs):
        rest = list(batches) if epoch < epochs - 1 else batches
        losses = []
        while rest:
            x, target = rest.pop(0)
            losses.append(train_step(net, criterion, x, target, lr))
        history.append(sum(losses) / len(losses))
    return history
