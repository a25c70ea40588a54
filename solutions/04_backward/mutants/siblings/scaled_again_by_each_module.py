"""Divides the gradients while walking through modules(), so nested parameters shrink too often."""

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
    net.zero_grad()
    count = 0
    summed = 0.0
    for x, target in batches:
        batch_sum = criterion(net(x), target) * len(x)
        batch_sum.backward()
        summed += batch_sum.item()
        count += len(x)
    # 把和变成平均
    for module in net.modules():
        for p in module.parameters():
            if p.grad is not None:
                p.grad = p.grad / count
    return summed / count


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
