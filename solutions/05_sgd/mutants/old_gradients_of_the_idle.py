"""Only parameters that get a new gradient lose their old one: the others move along a gradient of long ago.
zh: 只有得到新梯度的参数才丢掉旧的：其他参数沿着很久以前的梯度移动。
killed by: test_parameters_without_gradient_stay
"""

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= lr * p.grad


def train_step(net, criterion, x, target, lr):
    parameters = [p for p in net.parameters() if p.requires_grad]
    loss = criterion(net(x), target)
    gradients = torch.autograd.grad(loss, parameters, allow_unused=True)
    for p, gradient in zip(parameters, gradients, strict=True):
        if gradient is not None:
            p.grad = gradient
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
