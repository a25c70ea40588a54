"""Copies each gradient by way of tolist, after which it has the default dtype."""

from itertools import product

import torch
from torch import Tensor


def gradients(net, loss):
    net.zero_grad()
    loss.backward()
    numbers = {}
    for name, p in net.named_parameters():
        if p.grad is None:
            continue
        numbers[name] = p.grad.tolist()  # 变成普通数字，之后就不会再变
    return {name: torch.tensor(values) for name, values in numbers.items()}


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
    output = net(x.detach())
    output.backward(v.detach())
    return {name: p.grad.clone() for name, p in net.named_parameters() if p.grad is not None}


def accumulate(net, criterion, batches):
    sizes = [x.shape[0] for x, _ in batches]
    n = sum(sizes)
    for p in net.parameters():
        p.grad = None
    mean = 0.0
    for size, (x, target) in zip(sizes, batches, strict=True):
        loss = criterion(net(x), target)
        loss.backward(gradient=torch.full_like(loss, size / n))
        mean += size / n * loss.item()
    return mean


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
