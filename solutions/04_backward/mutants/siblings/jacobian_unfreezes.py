"""Turns requires_grad on for all parameters before it returns, also for frozen ones."""

import torch


def gradients(net, loss):
    net.zero_grad()
    loss.backward()
    return {name: p.grad.clone() for name, p in net.named_parameters() if p.grad is not None}


def conv1_bias_gradients(net, loss):
    for p in net.parameters():
        p.grad = None

    seen = [net.conv1.bias.grad]
    loss.backward()
    seen.append(net.conv1.bias.grad.clone())
    return tuple(seen)


def vector_jacobian(net, x, v):
    net.zero_grad()
    net(x.detach()).backward(v.detach())
    result = {}
    for name, p in net.named_parameters():
        p.requires_grad_(False)  # reading must not be recorded
        if p.grad is not None:
            result[name] = p.grad.clone()
        p.requires_grad_(True)
    return result


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
