"""torch.autograd.grad is asked for the gradient of every parameter: it raises for frozen and for unused ones.
zh: 向 torch.autograd.grad 要所有参数的梯度：遇到被冻结的或没用到的参数，它会报错。
killed by: test_parameters_without_gradient_stay
"""

import torch


def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= lr * p.grad


def train_step(net, criterion, x, target, lr):
    parameters = list(net.parameters())
    loss = criterion(net(x), target)
    gradients = torch.autograd.grad(loss, parameters)
    with torch.no_grad():
        for p, gradient in zip(parameters, gradients):
            p -= lr * gradient
    return loss.item()


def train(net, criterion, batches, lr, epochs):
    history = []
    for _ in range(epochs):
        total = 0.0
        for x, target in batches:
            total += train_step(net, criterion, x, target, lr)
        history.append(total / len(batches))
    return history
