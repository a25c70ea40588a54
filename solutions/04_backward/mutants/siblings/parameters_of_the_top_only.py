"""Keeps only the part before the dot as key, so the bias of a layer overwrites its weight."""

import itertools

import torch


def gradients(net, loss):
    net.zero_grad()
    loss.backward()
    by_layer = {}
    for name, p in net.named_parameters():
        layer, *_ = name.split(".")
        if p.grad is not None:
            by_layer[layer] = p.grad.clone()
    return by_layer


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
    """Central differences, one entry at a time, on a float64 copy of x."""

    def moved(index, by):
        copy_of_x = x.detach().to(torch.float64, copy=True)
        copy_of_x[index] += by
        y = f(copy_of_x)
        return y.item() if hasattr(y, "item") else y

    answer = torch.empty(x.shape, dtype=torch.float64, device=x.device)
    for index in itertools.product(*map(range, x.shape)):
        answer[index] = (moved(index, eps) - moved(index, -eps)) / (2 * eps)
    return answer
