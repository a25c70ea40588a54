"""Loops over len(x) and shifts x[i], which is a whole row as soon as x has two dimensions."""

from copy import deepcopy

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
    named = dict(net.named_parameters())
    for p in named.values():
        p.grad = None
    scalar = torch.einsum("nk,nk->", net(x.detach()), v.detach())
    scalar.backward()
    return {key: torch.clone(p.grad) for key, p in named.items() if p.grad is not None}


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
    base = x.detach().to(torch.float64)
    slopes = torch.zeros_like(base)
    for i in range(len(base)):
        up = base.clone()
        down = base.clone()
        up[i] += eps
        down[i] -= eps
        difference = f(up) - f(down)
        if isinstance(difference, torch.Tensor):
            difference = difference.item()
        slopes[i] = difference / (2 * eps)
    return slopes
