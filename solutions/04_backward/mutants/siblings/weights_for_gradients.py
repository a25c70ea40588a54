"""Reads data instead of grad, so the dict is filled with the weights."""

import torch


def gradients(net, loss):
    net.zero_grad(set_to_none=True)
    loss.backward()
    touched = [(name, p) for name, p in net.named_parameters() if p.grad is not None]
    return {name: p.data.clone() for name, p in touched}


def conv1_bias_gradients(net, loss):
    for p in net.parameters():
        p.grad = None

    seen = [net.conv1.bias.grad]
    loss.backward()
    seen.append(net.conv1.bias.grad.clone())
    return tuple(seen)


def vector_jacobian(net, x, v):
    named = dict(net.named_parameters())
    for p in named.values():
        p.grad = None
    scalar = torch.einsum("nk,nk->", net(x.detach()), v.detach())
    scalar.backward()
    return {key: torch.clone(p.grad) for key, p in named.items() if p.grad is not None}


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
    flat = x.detach().double().reshape(-1)

    def value(shifted):
        y = f(shifted.reshape(x.shape))
        return y.detach() if torch.is_tensor(y) else y

    result = torch.zeros_like(flat)
    for i in range(len(flat)):
        up, down = flat.clone(), flat.clone()
        up[i] += eps
        down[i] -= eps
        result[i] = (value(up) - value(down)) / (2 * eps)
    return result.reshape(x.shape)
