"""train updates by itself, without a test for None: a frozen or unused parameter has no gradient.
zh: train 自己做更新，没有检查 None：被冻结或没用到的参数没有梯度。
killed by: test_train_moves_what_has_a_gradient
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
        losses = []
        for x, target in batches:
            net.zero_grad()
            loss = criterion(net(x), target)
            loss.backward()
            with torch.no_grad():
                for p in net.parameters():
                    p -= lr * p.grad
            losses.append(loss.item())
        history.append(sum(losses) / len(losses))
    return history
