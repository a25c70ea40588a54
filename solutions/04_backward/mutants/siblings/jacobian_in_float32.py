"""Casts the output and v to float32 and gives the gradients in float32 as well."""

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
    net.zero_grad()
    weights = v.detach().float()
    output = net(x.detach())
    output.float().backward(weights)
    result = {}
    for name, p in net.named_parameters():
        if p.grad is not None:
            result[name] = p.grad.clone().to(weights.dtype)
    return result


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
