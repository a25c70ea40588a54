"""Moves the entries in the dtype of x and turns only the finished slopes into float64."""

import torch


def gradients(net, loss):
    # forget whatever an earlier backward left behind
    for parameter in net.parameters():
        parameter.grad = None
    loss.backward()
    found = {}
    for name, parameter in net.named_parameters():
        if parameter.grad is None:
            continue
        found[name] = parameter.grad.detach().clone()
    return found


def conv1_bias_gradients(net, loss):
    for p in net.parameters():
        p.grad = None

    seen = [net.conv1.bias.grad]
    loss.backward()
    seen.append(net.conv1.bias.grad.clone())
    return tuple(seen)


def vector_jacobian(net, x, v):
    for p in net.parameters():
        p.grad = None
    weighted = net(x.detach()) * v.detach()
    weighted.sum().backward()
    result = {}
    for name, p in net.named_parameters():
        if p.grad is not None:
            result[name] = p.grad.detach().clone()
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
    base = x.detach()
    slopes = []
    for i in range(base.numel()):
        step = torch.zeros(base.numel(), dtype=base.dtype, device=base.device)
        step[i] = eps
        step = step.reshape(base.shape)
        y = f(base + step) - f(base - step)
        slopes.append((y.item() if isinstance(y, torch.Tensor) else y) / (2 * eps))
    return torch.tensor(slopes, dtype=torch.float64, device=x.device).reshape(x.shape)
