"""Works on the tensor that double() gives, which for float64 is the tensor of the caller."""

import itertools

import torch


def gradients(net, loss):
    # forget whatever an earlier backward left behind
    for parameter in net.parameters():
        parameter.grad = None
    loss.backward()
    found = {}
    for name, parameter in net.named_parameters():
        if parameter.grad is None:
            continue
        found[name] = parameter.grad.detach().clone()
    return found


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
    net.zero_grad()
    total = sum(len(pair[0]) for pair in batches)

    def one_share(x, target):
        share = len(x) / total
        loss = criterion(net(x), target)
        (share * loss).backward()
        return share * loss.item()

    return float(sum(one_share(x, target) for x, target in batches))


def numerical_gradient(f, x, eps=1e-6):
    def value(at):
        y = f(at)
        return y.item() if isinstance(y, torch.Tensor) else y

    work = x.detach().double()  # 换成 float64 再算
    out = torch.zeros(x.shape, dtype=torch.float64, device=x.device)
    for index in itertools.product(*map(range, x.shape)):
        work[index] += eps
        above = value(work)
        work[index] -= 2 * eps
        below = value(work)
        work[index] += eps
        out[index] = (above - below) / (2 * eps)
    return out
