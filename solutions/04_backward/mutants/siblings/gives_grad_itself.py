"""Puts the very tensors of grad into the dict, which later calls of backward write to."""

from itertools import product

import torch
from torch import Tensor


def gradients(net, loss):
    for p in net.parameters():
        p.grad = None
    torch.autograd.backward(loss)
    all_grads = {name: p.grad for name, p in net.named_parameters()}
    return {name: g for name, g in all_grads.items() if g is not None}


def conv1_bias_gradients(net, loss):
    b = net.get_parameter("conv1.bias")
    net.zero_grad()
    before = b.grad  # 清零之后是 None，不是 0
    torch.autograd.backward(loss)
    return before, torch.clone(b.grad)


def vector_jacobian(net, x, v):
    net.zero_grad()
    net(x.detach()).backward(gradient=v.detach())
    grads = [(name, p.grad) for name, p in net.named_parameters()]
    return {name: g.clone() for name, g in grads if g is not None}


def accumulate(net, criterion, batches):
    # 样本总数：每个样本只算一次
    everything = 0
    for x, _ in batches:
        everything += len(x)

    net.zero_grad(set_to_none=True)
    parts = []
    for x, target in batches:
        part = criterion(net(x), target).mul(len(x)).div(everything)
        part.backward()
        parts.append(part.item())
    return sum(parts)


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
