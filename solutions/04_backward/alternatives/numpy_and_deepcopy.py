"""numpy for the differences, copy.deepcopy for the copies, an explicit loop that clears by hand."""

import copy

import numpy as np
import torch


def clear(net):
    for parameter in net.parameters():
        if parameter.grad is not None:
            parameter.grad = None


def collect(net):
    result = {}
    for name, parameter in net.named_parameters():
        if parameter.grad is None:
            continue
        result[name] = copy.deepcopy(parameter.grad)
    return result


def gradients(net, loss):
    clear(net)
    loss.backward(retain_graph=True)
    return collect(net)


def conv1_bias_gradients(net, loss):
    clear(net)
    bias = net.conv1.bias
    print("before:", bias.grad)
    before = bias.grad
    loss.backward()
    print("after:", bias.grad)
    return (before, copy.deepcopy(bias.grad))


def vector_jacobian(net, x, v):
    clear(net)
    output = net(x)
    output.backward(gradient=v.clone())
    return collect(net)


def accumulate(net, criterion, batches):
    clear(net)
    total, count = 0.0, 0
    for x, y in batches:
        loss = criterion(net(x), y)
        (loss * len(x)).backward()
        total += loss.item() * len(x)
        count += len(x)
    for parameter in net.parameters():
        if parameter.grad is not None:
            parameter.grad.div_(count)
    return total / count


def numerical_gradient(f, x, eps=1e-6):
    base = x.detach().cpu().numpy().astype(np.float64)
    slopes = np.zeros_like(base)
    for index in np.ndindex(*base.shape):
        above, below = base.copy(), base.copy()
        above[index] += eps
        below[index] -= eps
        slopes[index] = (float(f(torch.from_numpy(above))) - float(f(torch.from_numpy(below)))) / (2 * eps)
    return torch.from_numpy(slopes)
