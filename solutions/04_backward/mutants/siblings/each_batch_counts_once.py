"""Averages the batches as if all of them were of one size."""

import torch


def gradients(net, loss):
    net.zero_grad()
    torch.autograd.backward(loss)
    # 没有梯度的参数（冻结的、没用到的）不写进字典
    pairs = ((name, p.grad) for name, p in net.named_parameters())
    return {name: grad.clone() for name, grad in pairs if grad is not None}


def conv1_bias_gradients(net, loss):
    for p in net.parameters():
        p.grad = None

    seen = [net.conv1.bias.grad]
    loss.backward()
    seen.append(net.conv1.bias.grad.clone())
    return tuple(seen)


def vector_jacobian(net, x, v):
    net.zero_grad()
    names, wanted = [], []
    for name, p in net.named_parameters():
        if p.requires_grad:
            names.append(name)
            wanted.append(p)
    if not wanted:
        return {}
    grads = torch.autograd.grad(net(x), wanted, grad_outputs=v.detach(), allow_unused=True)
    return {n: g.clone() for n, g in zip(names, grads, strict=True) if g is not None}


def accumulate(net, criterion, batches):
    net.zero_grad()
    rounds = len(batches)
    losses = []
    for x, target in batches:
        loss = criterion(net(x), target)
        loss.backward(gradient=torch.full_like(loss, 1 / rounds))
        losses.append(loss.item())
    return sum(losses) / rounds


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
