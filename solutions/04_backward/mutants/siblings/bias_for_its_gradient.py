"""Returns the values of the bias after backward and not what stands in its grad."""

from copy import deepcopy

import torch


def gradients(net, loss):
    named = list(net.named_parameters())
    for _, p in named:
        p.grad = None
    loss.backward()
    return {name: deepcopy(p.grad) for name, p in named if p.grad is not None}


def conv1_bias_gradients(net, loss):
    net.zero_grad()
    bias = net.conv1.bias
    before = bias.grad
    loss.backward()
    after = bias.detach().clone()
    return before, after


def vector_jacobian(net, x, v):
    net.zero_grad()
    net(x.detach()).backward(gradient=v.detach())
    grads = [(name, p.grad) for name, p in net.named_parameters()]
    return {name: g.clone() for name, g in grads if g is not None}


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
