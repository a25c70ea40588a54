"""Runs backward from the plain sum of the outputs, and v is never looked at."""

import torch


def gradients(net, loss):
    """Ask autograd for the gradients of everything that is not frozen."""
    wanted = {name: p for name, p in net.named_parameters() if p.requires_grad}
    net.zero_grad()
    if not wanted:
        return {}
    answers = torch.autograd.grad(loss, list(wanted.values()), allow_unused=True)
    return {
        name: answer.clone()
        for name, answer in zip(wanted, answers, strict=True)
        if answer is not None
    }


def conv1_bias_gradients(net, loss):
    net.zero_grad()
    before = net.conv1.bias.grad
    loss.backward()
    after = net.conv1.bias.grad.clone()
    return before, after


def vector_jacobian(net, x, v):
    net.zero_grad()
    output = net(x.detach())
    output.backward(torch.ones_like(output))
    # 只保留真正得到梯度的参数
    return {name: p.grad.clone() for name, p in net.named_parameters() if p.grad is not None}


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
