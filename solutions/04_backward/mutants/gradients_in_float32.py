"""The gradients are summed in float32: those of a float64 net lose half of their digits.
zh: 用 float32 累加梯度：float64 网络的梯度丢了一半有效数字。
killed by: test_accumulate_keeps_float64
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
    parameters = [parameter for parameter in net.parameters() if parameter.requires_grad]
    sums = [torch.zeros(parameter.shape, device=parameter.device) for parameter in parameters]
    mean = 0.0
    for x, target in batches:
        share = criterion(net(x), target) * (len(x) / samples)
        gradients = torch.autograd.grad(share, parameters, allow_unused=True)
        for total, gradient in zip(sums, gradients, strict=True):
            if gradient is not None:
                total += gradient
        mean += share.item()
    net.zero_grad()
    for parameter, total in zip(parameters, sums, strict=True):
        parameter.grad = total.to(parameter.dtype)
    return mean


def numerical_gradient(f, x, eps=1e-6):
    point = x.detach().to(torch.float64, copy=True)
    slopes = torch.zeros_like(point)
    for index in range(point.numel()):
        step = torch.zeros_like(point)
        step.view(-1)[index] = eps
        slopes.view(-1)[index] = (float(f(point + step)) - float(f(point - step))) / (2 * eps)
    return slopes
