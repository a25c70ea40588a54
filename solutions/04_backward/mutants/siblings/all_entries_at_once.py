"""Shifts the whole tensor by eps and writes the one slope it finds into every entry."""

from copy import deepcopy

import torch


def gradients(net, loss):
    named = list(net.named_parameters())
    for _, p in named:
        p.grad = None
    loss.backward()
    return {name: deepcopy(p.grad) for name, p in named if p.grad is not None}


def conv1_bias_gradients(net, loss):
    for p in net.parameters():
        p.grad = None

    seen = [net.conv1.bias.grad]
    loss.backward()
    seen.append(net.conv1.bias.grad.clone())
    return tuple(seen)


def vector_jacobian(net, x, v):
    for p in net.parameters():
        p.grad = None
    weighted = net(x.detach()) * v.detach()
    weighted.sum().backward()
    result = {}
    for name, p in net.named_parameters():
        if p.grad is not None:
            result[name] = p.grad.detach().clone()
    return result


def accumulate(net, criterion, batches):
    samples = sum(len(x) for x, _ in batches)
    net.zero_grad()
    mean = 0.0
    for x, target in batches:
        loss = criterion(net(x), target) * (len(x) / samples)
        loss.backward()
        mean += loss.item()
    return mean


def numerical_gradient(f, x, eps=1e-6):
    x64 = x.detach().double()
    above, below = f(x64 + eps), f(x64 - eps)
    slope = (above - below) / (2 * eps)
    if isinstance(slope, torch.Tensor):
        slope = slope.item()
    return torch.full_like(x64, slope)
