"""Relies on detach for a copy, while the memory is still that of the gradient."""

import itertools

import torch


def gradients(net, loss):
    net.zero_grad()
    loss.backward()
    snapshot = {}
    for name, p in net.named_parameters():
        g = p.grad
        if g is not None:
            snapshot[name] = g.detach()
    return snapshot


def conv1_bias_gradients(net, loss):
    for p in net.parameters():
        p.grad = None

    seen = [net.conv1.bias.grad]
    loss.backward()
    seen.append(net.conv1.bias.grad.clone())
    return tuple(seen)


def vector_jacobian(net, x, v):
    net.zero_grad(set_to_none=True)
    y = net(x.detach())
    # v^T J：输出的每一项按 v 加权
    torch.autograd.backward([y], grad_tensors=[v.detach()])
    out = {}
    for name, p in net.named_parameters():
        if p.grad is None:
            continue
        out[name] = p.grad.clone()
    return out


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
    """Central differences, one entry at a time, on a float64 copy of x."""

    def moved(index, by):
        copy_of_x = x.detach().to(torch.float64, copy=True)
        copy_of_x[index] += by
        y = f(copy_of_x)
        return y.item() if hasattr(y, "item") else y

    answer = torch.empty(x.shape, dtype=torch.float64, device=x.device)
    for index in itertools.product(*map(range, x.shape)):
        answer[index] = (moved(index, eps) - moved(index, -eps)) / (2 * eps)
    return answer
