"""lr is multiplied into `.grad` itself: the update is right, but the gradient is spoiled for everybody else.
zh: 把 lr 直接乘进了 `.grad`：更新是对的，但梯度被改坏了，别处再用就错了。
killed by: test_step_leaves_the_gradients_alone
"""

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= p.grad.mul_(lr)


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
        for x, target in batches:
            total += train_step(net, criterion, x, target, lr)
        history.append(total / len(batches))
    return history
