"""Zeroes old gradients in place, and a parameter outside the loss then shows up with zeros."""

import torch


def gradients(net, loss):
    for p in net.parameters():
        if p.grad is not None:
            p.grad = torch.zeros_like(p.grad)
    loss.backward()
    return {name: p.grad.clone() for name, p in net.named_parameters() if p.grad is not None}


def conv1_bias_gradients(net, loss):
    net.zero_grad()
    before = net.conv1.bias.grad
    loss.backward()
    after = net.conv1.bias.grad.clone()
    return before, after


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
    # 在 float64 的副本上做中心差分，x 本身不动
    work = x.detach().double().clone().contiguous()
    flat = work.view(-1)
    grad = torch.zeros(flat.shape, dtype=torch.float64, device=x.device)
    for k in range(flat.numel()):
        keep = flat[k].clone()
        values = []
        for sign in (1, -1):
            flat[k] = keep + sign * eps
            y = f(work)
            values.append(y.item() if isinstance(y, torch.Tensor) else y)
        flat[k] = keep
        grad[k] = (values[0] - values[1]) / (2 * eps)
    return grad.view(x.shape)
