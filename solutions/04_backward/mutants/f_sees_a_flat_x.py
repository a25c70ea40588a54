"""f is called with the flattened tensor: it was promised one of x's shape.
zh: 传给 f 的是展平的张量：说好的是与 x 形状相同的张量。
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
    flat = x.detach().to(torch.float64, copy=True).reshape(-1)
    if x.numel() == 1:
        flat = flat.reshape(x.shape)
    slopes = torch.zeros_like(flat)
    for index in range(flat.numel()):
        step = torch.zeros_like(flat)
        step.view(-1)[index] = eps
        slopes.view(-1)[index] = (float(f(flat + step)) - float(f(flat - step))) / (2 * eps)
    return slopes.reshape(x.shape)
