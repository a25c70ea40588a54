"""Takes for granted that f gives a tensor and calls item on its result."""

from copy import deepcopy
from itertools import product

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
    net.zero_grad()
    names, wanted = [], []
    for name, p in net.named_parameters():
        if p.requires_grad:
            names.append(name)
            wanted.append(p)
    if not wanted:
        return {}
    grads = torch.autograd.grad(net(x), wanted, grad_outputs=v.detach(), allow_unused=True)
    return {n: g.clone() for n, g in zip(names, grads, strict=True) if g is not None}


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
    point = x.detach().to(torch.float64, copy=True)
    slopes = torch.zeros_like(point)
    for index in product(*[range(n) for n in point.shape]):
        center = point[index].item()
        point[index] = center + eps
        above = f(point).item()
        point[index] = center - eps
        below = f(point).item()
        point[index] = center
        slopes[index] = (above - below) / (2 * eps)
    return slopes
