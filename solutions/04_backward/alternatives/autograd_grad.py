"""torch.autograd.grad instead of .grad, weights by v outside of backward, one stacked pass."""

import torch


def _named(net):
    return [(name, p) for name, p in net.named_parameters() if p.requires_grad]


def _by_name(net, value):
    names, parameters = zip(*_named(net))
    found = torch.autograd.grad(value, parameters, allow_unused=True)
    return {name: g for name, g in zip(names, found) if g is not None}


def gradients(net, loss):
    return _by_name(net, loss)


def conv1_bias_gradients(net, loss):
    net.zero_grad(set_to_none=True)
    (found,) = torch.autograd.grad(loss, [net.conv1.bias])
    return net.conv1.bias.grad, found


def vector_jacobian(net, x, v):
    return _by_name(net, (net(x) * v).sum())


def accumulate(net, criterion, batches):
    for p in net.parameters():
        p.grad = None
    counts = [x.shape[0] for x, _ in batches]
    losses = [criterion(net(x), target) for x, target in batches]
    mean = sum(n * loss for n, loss in zip(counts, losses)) / sum(counts)
    mean.backward()
    return float(mean.detach())


def numerical_gradient(f, x, eps=1e-6):
    steps = eps * torch.eye(x.numel(), dtype=torch.float64, device=x.device)
    base = x.detach().double()
    rows = [float(f(base + s.reshape(x.shape)) - f(base - s.reshape(x.shape))) for s in steps]
    return torch.tensor(rows, dtype=torch.float64, device=x.device).reshape(x.shape) / (2 * eps)
