"""Takes whatever comes second in parameters() for the bias of conv1."""

import torch


def gradients(net, loss):
    """Ask autograd for the gradients of everything that is not frozen."""
    wanted = {name: p for name, p in net.named_parameters() if p.requires_grad}
    net.zero_grad()
    if not wanted:
        return {}
    answers = torch.autograd.grad(loss, list(wanted.values()), allow_unused=True)
    return {
        name: answer.clone()
        for name, answer in zip(wanted, answers, strict=True)
        if answer is not None
    }


def conv1_bias_gradients(net, loss):
    _weight, bias, *_rest = net.parameters()  # 第一个是权重，第二个是偏置
    net.zero_grad()
    before = bias.grad
    loss.backward()
    return before, bias.grad.clone()


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
    # 样本总数：每个样本只算一次
    everything = 0
    for x, _ in batches:
        everything += len(x)

    net.zero_grad(set_to_none=True)
    parts = []
    for x, target in batches:
        part = criterion(net(x), target).mul(len(x)).div(everything)
        part.backward()
        parts.append(part.item())
    return sum(parts)


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
