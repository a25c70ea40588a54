"""Writes None down as the first value but clears nothing, so an older gradient is added in."""

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
    # before backward there is no gradient yet
    loss.backward()
    return None, net.conv1.bias.grad.clone()


def vector_jacobian(net, x, v):
    net.zero_grad()
    output = net(x.detach())
    output.backward(v.detach())
    return {name: p.grad.clone() for name, p in net.named_parameters() if p.grad is not None}


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
    base = x.detach().double()
    slopes = []
    for i in range(base.numel()):
        step = torch.zeros(base.numel(), dtype=torch.float64, device=x.device)
        step[i] = eps
        step = step.reshape(x.shape)
        difference = f(base + step) - f(base - step)
        if isinstance(difference, torch.Tensor):
            difference = difference.item()
        slopes.append(difference / (2 * eps))
    return torch.tensor(slopes, dtype=torch.float64, device=x.device).reshape(x.shape)
