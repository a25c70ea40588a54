"""An entry that was moved is not put back before the next one is.
zh: 移动过的元素没有放回原处，就去移动下一个了。
killed by: test_each_entry_moves_alone
"""

import torch


def copies(net):
    named = net.named_parameters()
    return {name: each.grad.clone() for name, each in named if each.grad is not None}


def gradients(net, loss):
    net.zero_grad()
    loss.backward()
    return copies(net)


def conv1_bias_gradients(net, loss):
    net.zero_grad()
    before = net.conv1.bias.grad
    loss.backward()
    return before, net.conv1.bias.grad


def vector_jacobian(net, x, v):
    net.zero_grad()
    net(x).backward(v)
    return copies(net)


def accumulate(net, criterion, batches):
    samples = sum(len(x) for x, _ in batches)
    net.zero_grad()
    mean = 0.0
    for x, target in batches:
        share = criterion(net(x), target) * (len(x) / samples)
        share.backward()
        mean += share.item()
    return mean


def numerical_gradient(f, x, eps=1e-6):
    point = x.detach().to(torch.float64, copy=True)
    slopes = torch.zeros_like(point)
    for index in range(point.numel()):
        point.view(-1)[index] += eps
        above = float(f(point))
        point.view(-1)[index] -= 2 * eps
        below = float(f(point))
        slopes.view(-1)[index] = (above - below) / (2 * eps)
    return slopes
