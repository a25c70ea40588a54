"""Hooks that scale the gradients are never removed: at the next call they scale once more.
zh: 缩放梯度的钩子没有移除：下一次调用时又缩放一遍。
killed by: test_accumulate_clears_first
"""

import torch


def copies(net):
    named = net.named_parameters()
    return {name: each.grad.clone() for name, each in named if each.grad is not None}


def gradients(net, loss):
    net.zero_grad()
    loss.backward()
    return copies(net)


def conv1_bias_gradients(net, loss):
    net.zero_grad()
    before = net.conv1.bias.grad
    loss.backward()
    return before, net.conv1.bias.grad


def vector_jacobian(net, x, v):
    net.zero_grad()
    net(x).backward(v)
    return copies(net)


def accumulate(net, criterion, batches):
    samples = sum(len(x) for x, _ in batches)
    for parameter in net.parameters():
        if parameter.requires_grad:
            parameter.register_hook(lambda gradient: gradient / samples)
    net.zero_grad()
    total = 0.0
    for x, target in batches:
        loss = criterion(net(x), target) * len(x)
        loss.backward()
        total += loss.item()
    return total / samples


def numerical_gradient(f, x, eps=1e-6):
    point = x.detach().to(torch.float64, copy=True)
    slopes = torch.zeros_like(point)
    for index in range(point.numel()):
        step = torch.zeros_like(point)
        step.view(-1)[index] = eps
        slopes.view(-1)[index] = (float(f(point + step)) - float(f(point - step))) / (2 * eps)
    return slopes
