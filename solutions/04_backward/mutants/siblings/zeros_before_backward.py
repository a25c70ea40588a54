"""Gives zeros as the gradient before backward where None has to be."""

from itertools import product

import torch
from torch import Tensor


def gradients(net, loss):
    net.zero_grad(set_to_none=True)
    loss.backward()
    result = {}
    for name, weight in net.named_parameters():
        if weight.grad is not None:
            result[name] = torch.clone(weight.grad)
    return result


def conv1_bias_gradients(net, loss):
    bias = net.conv1.bias
    net.zero_grad()
    before = torch.zeros_like(bias) if bias.grad is None else bias.grad.clone()
    loss.backward()
    after = bias.grad.clone()
    return before, after


def vector_jacobian(net, x, v):
    net.zero_grad()
    net(x.detach()).backward(gradient=v.detach())
    grads = [(name, p.grad) for name, p in net.named_parameters()]
    return {name: g.clone() for name, g in grads if g is not None}


def accumulate(net, criterion, batches):
    net.zero_grad()
    total, count = 0.0, 0
    for x, target in batches:
        loss = criterion(net(x), target)
        (loss * len(x)).backward()  # sum over the samples of this batch
        total += loss.item() * len(x)
        count += len(x)
    for p in net.parameters():
        if p.grad is not None:
            p.grad = p.grad / count
    return total / count


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
