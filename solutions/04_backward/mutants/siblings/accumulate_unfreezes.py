"""Switches requires_grad on for the whole net before it accumulates, frozen parameters too."""

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
    for p in net.parameters():
        p.grad = None

    seen = [net.conv1.bias.grad]
    loss.backward()
    seen.append(net.conv1.bias.grad.clone())
    return tuple(seen)


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
    net.requires_grad_(True)  # make sure that backward finds every weight
    net.zero_grad()
    samples = sum(len(x) for x, _ in batches)
    mean = 0.0
    for x, target in batches:
        part = criterion(net(x), target) * len(x) / samples
        part.backward()
        mean += part.item()
    return mean


def numerical_gradient(f, x, eps=1e-6):
    # 在 float64 的副本上做中心差分，x 本身不动
    work = x.detach().double().clone().contiguous()
    flat = work.view(-1)
    grad = torch.zeros(flat.shape, dtype=torch.float64, device=x.device)
    for k in range(flat.numel()):
        keep = flat[k].clone()
        values = []
        for sign in (1, -1):
            flat[k] = keep + sign * eps
            y = f(work)
            values.append(y.item() if isinstance(y, torch.Tensor) else y)
        flat[k] = keep
        grad[k] = (values[0] - values[1]) / (2 * eps)
    return grad.view(x.shape)
