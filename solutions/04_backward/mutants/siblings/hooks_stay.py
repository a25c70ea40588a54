"""Registers scaling hooks on the parameters at every call and removes none of them."""

from copy import deepcopy
from itertools import product

import torch
from torch import Tensor


def gradients(net, loss):
    named = list(net.named_parameters())
    for _, p in named:
        p.grad = None
    loss.backward()
    return {name: deepcopy(p.grad) for name, p in named if p.grad is not None}


def conv1_bias_gradients(net, loss):
    def look():
        grad = net.conv1.bias.grad
        return grad if grad is None else grad.clone()

    net.zero_grad()
    before = look()
    loss.backward()
    return before, look()


def vector_jacobian(net, x, v):
    net.zero_grad()
    net(x.detach()).backward(gradient=v.detach())
    grads = [(name, p.grad) for name, p in net.named_parameters()]
    return {name: g.clone() for name, g in grads if g is not None}


def accumulate(net, criterion, batches):
    net.zero_grad()
    samples = sum(len(x) for x, _ in batches)

    def to_mean(grad):
        return grad / samples

    for p in net.parameters():
        if p.requires_grad:
            p.register_hook(to_mean)

    total = 0.0
    for x, target in batches:
        batch_sum = criterion(net(x), target) * len(x)
        batch_sum.backward()  # the hooks turn sums into means
        total += batch_sum.item()
    return total / samples


def numerical_gradient(f, x, eps=1e-6):
    point = x.detach().to(torch.float64, copy=True)
    slopes = torch.zeros_like(point)
    for index in product(*(range(size) for size in x.shape)):
        old = point[index].item()
        point[index] = old + eps
        above = f(point)
        point[index] = old - eps
        below = f(point)
        point[index] = old
        slopes[index] = _number(above) - _number(below)
    return slopes / (2 * eps)


def _number(value):
    return value.item() if isinstance(value, Tensor) else float(value)
