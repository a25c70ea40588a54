"""The parameters are walked through twice: a generator is empty the second time.
zh: 把参数走了两遍：生成器在第二遍时已经空了。
killed by: test_step_takes_a_generator
"""

import torch


def sgd_step(parameters, lr):
    gradients = [p.grad for p in parameters]
    with torch.no_grad():
        for p, gradient in zip(parameters, gradients):
            if gradient is not None:
                p -= lr * gradient


def train_step(net, criterion, x, target, lr):
    net.zero_grad()
    loss = criterion(net(x), target)
    loss.backward()
    sgd_step(list(net.parameters()), lr)
    return loss.item()


def train(net, criterion, batches, lr, epochs):
    history = []
    for _ in range(epochs):
        total = 0.0
        for x, target in batches:
            total += train_step(net, criterion, x, target, lr)
        history.append(total / len(batches))
    return history
