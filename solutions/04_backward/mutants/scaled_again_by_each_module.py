"""The gradients are divided once for each module that holds them: parameters() goes down by itself.
zh: 每经过一层模块就除一次：parameters() 本来就会逐层深入。
killed by: test_gradient_of_the_mean
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
    net.zero_grad()
    total = 0.0
    for x, target in batches:
        loss = criterion(net(x), target) * len(x)
        loss.backward()
        total += loss.item()
    for module in net.modules():
        for parameter in module.parameters():
            if parameter.grad is not None:
                parameter.grad /= samples
    return total / samples


def numerical_gradient(f, x, eps=1e-6):
    point = x.detach().to(torch.float64, copy=True)
    slopes = torch.zeros_like(point)
    for index in range(point.numel()):
        step = torch.zeros_like(point)
        step.view(-1)[index] = eps
        slopes.view(-1)[index] = (float(f(point + step)) - float(f(point - step))) / (2 * eps)
    return slopes
