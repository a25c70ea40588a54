"""Lists a parameter that got no gradient with a tensor of zeros."""

import itertools

import torch


def gradients(net, loss):
    net.zero_grad()
    loss.backward()
    result = {}
    for name, p in net.named_parameters():
        if p.grad is None:
            result[name] = torch.zeros_like(p.detach())
        else:
            result[name] = p.grad.clone()
    return result


def conv1_bias_gradients(net, loss):
    bias = net.conv1.bias
    net.zero_grad(set_to_none=True)
    before = bias.grad  # None
    loss.backward()
    return before, bias.grad.detach().clone()


def vector_jacobian(net, x, v):
    net.zero_grad(set_to_none=True)
    y = net(x.detach())
    # v^T J：输出的每一项按 v 加权
    torch.autograd.backward([y], grad_tensors=[v.detach()])
    out = {}
    for name, p in net.named_parameters():
        if p.grad is None:
            continue
        out[name] = p.grad.clone()
    return out


def accumulate(net, criterion, batches):
    samples = sum(len(x) for x, _ in batches)
    net.zero_grad()
    mean = 0.0
    for x, target in batches:
        loss = criterion(net(x), target) * (len(x) / samples)
        loss.backward()
        mean += loss.item()
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
