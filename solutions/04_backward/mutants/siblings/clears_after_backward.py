"""Calls zero_grad between backward and the reading, so there is no gradient left."""

import torch


def gradients(net, loss):
    loss.backward()
    for p in net.parameters():
        p.grad = None
    result = {}
    for name, p in net.named_parameters():
        if p.grad is not None:
            result[name] = p.grad.clone()
    return result


def conv1_bias_gradients(net, loss):
    for p in net.parameters():
        p.grad = None

    seen = [net.conv1.bias.grad]
    loss.backward()
    seen.append(net.conv1.bias.grad.clone())
    return tuple(seen)


def vector_jacobian(net, x, v):
    net.zero_grad()
    net(x.detach()).backward(gradient=v.detach())
    grads = [(name, p.grad) for name, p in net.named_parameters()]
    return {name: g.clone() for name, g in grads if g is not None}


def accumulate(net, criterion, batches):
    # 样本总数：每个样本只算一次
    everything = 0
    for x, _ in batches:
        everything += len(x)

    net.zero_grad(set_to_none=True)
    parts = []
    for x, target in batches:
        part = criterion(net(x), target).mul(len(x)).div(everything)
        part.backward()
        parts.append(part.item())
    return sum(parts)


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
