"""Uses a step of 1e-4 when the caller gives none."""

import torch


def gradients(net, loss):
    net.zero_grad()
    torch.autograd.backward(loss)
    # 没有梯度的参数（冻结的、没用到的）不写进字典
    pairs = ((name, p.grad) for name, p in net.named_parameters())
    return {name: grad.clone() for name, grad in pairs if grad is not None}


def conv1_bias_gradients(net, loss):
    net.zero_grad()
    before = net.conv1.bias.grad
    loss.backward()
    after = net.conv1.bias.grad.clone()
    return before, after


def vector_jacobian(net, x, v):
    named = dict(net.named_parameters())
    for p in named.values():
        p.grad = None
    scalar = torch.einsum("nk,nk->", net(x.detach()), v.detach())
    scalar.backward()
    return {key: torch.clone(p.grad) for key, p in named.items() if p.grad is not None}


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


def numerical_gradient(f, x, eps=1e-4):
    center = x.detach().to(torch.float64)
    basis = torch.eye(center.numel(), dtype=torch.float64, device=x.device)
    slopes = []
    for direction in basis:
        step = eps * direction.reshape(x.shape)
        above, below = f(center + step), f(center - step)
        slope = (above - below) / (2 * eps)
        slopes.append(slope.item() if isinstance(slope, torch.Tensor) else slope)
    return torch.tensor(slopes, dtype=torch.float64, device=x.device).reshape(x.shape)
