"""Goes one step down the gradients after it has read them."""

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
    net.zero_grad()
    before = net.conv1.bias.grad
    loss.backward()
    after = net.conv1.bias.grad.clone()
    with torch.no_grad():
        for p in net.parameters():
            if p.grad is not None:
                p -= 0.01 * p.grad
    return before, after


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
    total, count = 0.0, 0
    for x, target in batches:
        loss = criterion(net(x), target)
        (loss * len(x)).backward()  # sum over the samples of this batch
        total += loss.item() * len(x)
        count += len(x)
    for p in net.parameters():
        if p.grad is not None:
            p.grad = p.grad / count
    return total / count


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
