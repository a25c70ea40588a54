"""Draws the vector for backward at random although it is passed in."""

import torch


def gradients(net, loss):
    net.zero_grad()
    loss.backward()
    return {name: p.grad.clone() for name, p in net.named_parameters() if p.grad is not None}


def conv1_bias_gradients(net, loss):
    bias = net.conv1.bias
    net.zero_grad(set_to_none=True)
    before = bias.grad  # None
    loss.backward()
    return before, bias.grad.detach().clone()


def vector_jacobian(net, x, v):
    net.zero_grad()
    out = net(x.detach())
    v = torch.randn(out.shape, dtype=out.dtype, device=out.device)
    out.backward(v)
    found = {}
    for name, p in net.named_parameters():
        if p.grad is not None:
            found[name] = p.grad.clone()
    return found


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
    base = x.detach().double()
    slopes = []
    for i in range(base.numel()):
        step = torch.zeros(base.numel(), dtype=torch.float64, device=x.device)
        step[i] = eps
        step = step.reshape(x.shape)
        difference = f(base + step) - f(base - step)
        if isinstance(difference, torch.Tensor):
            difference = difference.item()
        slopes.append(difference / (2 * eps))
    return torch.tensor(slopes, dtype=torch.float64, device=x.device).reshape(x.shape)
