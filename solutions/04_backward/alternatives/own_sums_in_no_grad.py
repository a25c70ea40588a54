"""Keeps sums of its own and writes them into .grad; x is changed in place and put back exactly."""

import torch
from torch import nn


def gradients(net: nn.Module, loss: torch.Tensor) -> dict:
    net.zero_grad()
    loss.backward()
    return dict(
        (n, 1.0 * p.grad.detach()) for n, p in net.named_parameters(remove_duplicate=False) if p.grad is not None
    )


def conv1_bias_gradients(net, loss):
    net.conv1.zero_grad()
    g0 = net.conv1.bias.grad
    loss.backward()
    g1 = net.conv1.bias.grad
    return g0, g1


def vector_jacobian(net, x, v):
    net.zero_grad()
    y = net(x)
    assert y.shape == v.shape
    torch.sum(torch.mul(y, v)).backward()
    return {n: torch.empty_like(p.grad).copy_(p.grad) for n, p in net.named_parameters() if p.grad is not None}


def accumulate(net, criterion, batches):
    params = [p for p in net.parameters() if p.requires_grad]
    sums = [None] * len(params)
    n_total = 0
    loss_total = 0.0
    for x, t in batches:
        net.zero_grad()
        loss = criterion(net(x), t)
        loss.backward()
        n_total += x.size(0)
        loss_total += x.size(0) * float(loss.detach())
        for i, p in enumerate(params):
            if p.grad is not None:
                part = p.grad * x.size(0)
                sums[i] = part if sums[i] is None else sums[i] + part
    with torch.no_grad():
        for p, s in zip(params, sums):
            p.grad = None if s is None else s / n_total
    return loss_total / n_total


@torch.no_grad()
def numerical_gradient(f, x, eps=1e-6):
    x64 = x.to(torch.float64)
    grad = torch.zeros(x.shape, dtype=torch.float64, device=x.device)
    for idx in torch.cartesian_prod(*[torch.arange(n) for n in x.shape]).reshape(-1, x.dim()).tolist():
        idx = tuple(idx)
        keep = x64[idx].clone()
        x64[idx] = keep + eps
        hi = f(x64)
        x64[idx] = keep - eps
        lo = f(x64)
        x64[idx] = keep
        grad[idx] = (hi - lo) / (2 * eps)
    return grad
