"""All entries are moved at once: the slope along the diagonal stands in every place.
zh: 所有元素同时移动：每个位置上都成了沿对角线方向的斜率。
killed by: test_each_entry_moves_alone
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
    mean = 0.0
    for x, target in batches:
        share = criterion(net(x), target) * (len(x) / samples)
        share.backward()
        mean += share.item()
    return mean


def numerical_gradient(f, x, eps=1e-6):
    point = x.detach().to(torch.float64, copy=True)
    slope = (float(f(point + eps)) - float(f(point - eps))) / (2 * eps)
    return torch.full_like(point, slope)
