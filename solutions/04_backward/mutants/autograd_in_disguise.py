"""Autograd is asked instead of f's values: a check of autograd must not rest on it.
zh: 问的是 autograd 而不是 f 的取值：用来检验 autograd 的方法不能依赖它。
killed by: test_f_may_return_a_float
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
    point = x.detach().to(torch.float64, copy=True).requires_grad_()
    return torch.autograd.grad(f(point), point)[0]
