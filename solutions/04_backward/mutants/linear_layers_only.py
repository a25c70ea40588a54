"""Only linear layers are walked through: a parameter can stand on any module, the net itself too.
zh: 只遍历线性层：参数可以属于任何模块，包括网络自己。
killed by: test_gradients_of_shared_weight
"""

import torch
from torch import nn


def copies(net):
    named = net.named_parameters()
    return {name: each.grad.clone() for name, each in named if each.grad is not None}


def gradients(net, loss):
    net.zero_grad()
    loss.backward()
    found = {}
    for name, layer in net.named_modules():
        if isinstance(layer, nn.Linear):
            for own in ("weight", "bias"):
                gradient = getattr(layer, own).grad
                if gradient is not None:
                    found[f"{name}.{own}"] = gradient.clone()
    return found


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
    slopes = torch.zeros_like(point)
    for index in range(point.numel()):
        step = torch.zeros_like(point)
        step.view(-1)[index] = eps
        slopes.view(-1)[index] = (float(f(point + step)) - float(f(point - step))) / (2 * eps)
    return slopes
