"""Treats v as a target and runs backward from the squared distance to it."""

import itertools

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
    bias = net.conv1.bias
    net.zero_grad(set_to_none=True)
    before = bias.grad  # None
    loss.backward()
    return before, bias.grad.detach().clone()


def vector_jacobian(net, x, v):
    net.zero_grad(set_to_none=True)
    distance = (net(x.detach()) - v.detach()).pow(2).sum()
    distance.backward()
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
