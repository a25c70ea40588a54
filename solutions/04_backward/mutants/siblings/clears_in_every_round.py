"""The call of zero_grad sits inside the loop, so the share of the last batch is all that stays."""

import torch


def gradients(net, loss):
    net.zero_grad(set_to_none=True)
    loss.backward()
    result = {}
    for name, weight in net.named_parameters():
        if weight.grad is not None:
            result[name] = torch.clone(weight.grad)
    return result


def conv1_bias_gradients(net, loss):
    bias = net.conv1.bias
    net.zero_grad(set_to_none=True)
    before = bias.grad  # None
    loss.backward()
    return before, bias.grad.detach().clone()


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
    n = sum(x.size(0) for x, _ in batches)
    shares = []
    for x, target in batches:
        # 老规矩：清零、前向、反向
        net.zero_grad()
        share = criterion(net(x), target) * (x.size(0) / n)
        share.backward()
        shares.append(share.item())
    return sum(shares)


def numerical_gradient(f, x, eps=1e-6):
    flat = x.detach().double().reshape(-1)

    def value(shifted):
        y = f(shifted.reshape(x.shape))
        return y.detach() if torch.is_tensor(y) else y

    result = torch.zeros_like(flat)
    for i in range(len(flat)):
        up, down = flat.clone(), flat.clone()
        up[i] += eps
        down[i] -= eps
        result[i] = (value(up) - value(down)) / (2 * eps)
    return result.reshape(x.shape)
