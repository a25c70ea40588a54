"""Steps before this one still push: plain SGD has no velocity, only the gradient of now.
zh: 以前的步子还在推动参数：普通 SGD 没有速度，只看当前的梯度。
killed by: test_step_goes_down_the_gradient
"""

import torch

velocities = {}


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                v = 0.9 * velocities.get(p, 0) + p.grad
                velocities[p] = v
                p -= lr * v


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
