"""Subtracts the upper value from the lower one, so all slopes point the wrong way."""

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
    total = sum(len(pair[0]) for pair in batches)

    def one_share(x, target):
        share = len(x) / total
        loss = criterion(net(x), target)
        (share * loss).backward()
        return share * loss.item()

    return float(sum(one_share(x, target) for x, target in batches))


def numerical_gradient(f, x, eps=1e-6):
    start = x.detach().double()

    def at(index, offset):
        shifted = start.clone()
        shifted[index] = shifted[index] + offset
        y = f(shifted)
        return y.item() if isinstance(y, torch.Tensor) else y

    result = torch.zeros_like(start)
    for index in product(*(range(n) for n in start.shape)):
        result[index] = (at(index, -eps) - at(index, eps)) / (2 * eps)
    return result
