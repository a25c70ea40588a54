"""Starts every grad from zeros, so that each parameter seems to have a gradient."""

import itertools

import torch


def gradients(net, loss):
    net.zero_grad()
    torch.autograd.backward(loss)
    # 没有梯度的参数（冻结的、没用到的）不写进字典
    pairs = ((name, p.grad) for name, p in net.named_parameters())
    return {name: grad.clone() for name, grad in pairs if grad is not None}


def conv1_bias_gradients(net, loss):
    b = net.get_parameter("conv1.bias")
    net.zero_grad()
    before = b.grad  # 清零之后是 None，不是 0
    torch.autograd.backward(loss)
    return before, torch.clone(b.grad)


def vector_jacobian(net, x, v):
    for p in net.parameters():
        p.grad = torch.zeros_like(p.detach())
    y = net(x.detach())
    y.backward(gradient=v.detach())
    return {name: p.grad.clone() for name, p in net.named_parameters() if p.grad is not None}


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
