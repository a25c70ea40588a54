"""Hooks on the parameters collect the gradients, a recursive walk over the entries, reduce."""

from functools import reduce

import torch


def _watch(net, run):
    found = {}

    def keep(name):
        def hook(gradient):
            found[name] = found[name] + gradient if name in found else gradient.clone()

        return hook

    handles = [p.register_hook(keep(n)) for n, p in net.named_parameters() if p.requires_grad]
    try:
        run()
    finally:
        for handle in handles:
            handle.remove()
    return {name: found[name] for name, _ in net.named_parameters() if name in found}


def gradients(net, loss):
    net.zero_grad()
    return _watch(net, loss.backward)


def conv1_bias_gradients(net, loss):
    net.zero_grad()
    before = net.get_parameter("conv1.bias").grad
    loss.backward()
    return before, net.get_parameter("conv1.bias").grad.clone()


def vector_jacobian(net, x, v):
    net.zero_grad()
    return _watch(net, lambda: net(x).backward(v))


def accumulate(net, criterion, batches):
    total = reduce(lambda n, pair: n + len(pair[0]), batches, 0)
    for name in [name for name, _ in net.named_parameters()]:
        net.get_parameter(name).grad = None

    def one(pair):
        loss = criterion(net(pair[0]), pair[1]) / total * len(pair[0])
        loss.backward()
        return loss.item()

    return sum(map(one, batches))


def numerical_gradient(f, x, eps=1e-6):
    values = x.detach().double().flatten().tolist()
    shape, device = tuple(x.shape), x.device

    def at(entries):
        return float(f(torch.tensor(entries, dtype=torch.float64, device=device).reshape(shape)))

    def slope(i):
        up = values[:i] + [values[i] + eps] + values[i + 1 :]
        down = values[:i] + [values[i] - eps] + values[i + 1 :]
        return (at(up) - at(down)) / (2 * eps)

    slopes = [slope(i) for i in range(len(values))]
    return torch.tensor(slopes, dtype=torch.float64, device=device).reshape(shape)
