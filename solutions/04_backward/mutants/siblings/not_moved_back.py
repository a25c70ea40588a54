"""Leaves each entry at its lower position when it goes on to the next."""

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
    net(x.detach()).backward(gradient=v.detach())
    grads = [(name, p.grad) for name, p in net.named_parameters()]
    return {name: g.clone() for name, g in grads if g is not None}


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
    moved = x.detach().double().clone(memory_format=torch.contiguous_format)
    entries = moved.view(-1)
    slopes = []
    for i in range(entries.numel()):
        entries[i] += eps
        above = f(moved)
        above = above.item() if torch.is_tensor(above) else above
        entries[i] -= 2 * eps
        below = f(moved)
        below = below.item() if torch.is_tensor(below) else below
        slopes.append((above - below) / (2 * eps))
    return torch.tensor(slopes, dtype=torch.float64, device=x.device).view(x.shape)
