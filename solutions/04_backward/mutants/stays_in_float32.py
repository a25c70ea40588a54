"""The steps are taken in x's own dtype: in float32 a step of 1e-6 is nearly lost.
zh: 用 x 自己的 dtype 移动：在 float32 里，1e-6 的一步几乎会丢失。
killed by: test_float32_is_computed_in_float64
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
    point = x.detach().clone()
    slopes = torch.zeros_like(point, dtype=torch.float64)
    for index in range(point.numel()):
        step = torch.zeros_like(point)
        step.view(-1)[index] = eps
        above, below = f((point + step).double()), f((point - step).double())
        slopes.view(-1)[index] = (float(above) - float(below)) / (2 * eps)
    return slopes
