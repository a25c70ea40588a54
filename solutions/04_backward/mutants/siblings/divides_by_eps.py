"""Forgets the factor two below the central difference, so every slope is doubled."""

import torch


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
    net.zero_grad(set_to_none=True)
    before = bias.grad  # None
    loss.backward()
    return before, bias.grad.detach().clone()


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
    samples = sum(len(x) for x, _ in batches)
    net.zero_grad()
    mean = 0.0
    for x, target in batches:
        loss = criterion(net(x), target) * (len(x) / samples)
        loss.backward()
        mean += loss.item()
    return mean


def numerical_gradient(f, x, eps=1e-6):
    flat = x.detach().double().flatten()
    slopes = torch.zeros_like(flat)
    for i in range(flat.numel()):
        right = flat.clone()
        right[i] += eps
        left = flat.clone()
        left[i] -= eps
        rise = f(right.reshape(x.shape)) - f(left.reshape(x.shape))
        slopes[i] = (rise.item() if torch.is_tensor(rise) else rise) / eps
    return slopes.reshape(x.shape)
