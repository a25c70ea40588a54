import torch


def gradients(net, loss):
    net.zero_grad()
    loss.backward()
    return {n: p.grad.clone() for n, p in net.named_parameters()}


def conv1_bias_gradients(net, loss):
    net.zero_grad()
    before = net.conv1.bias.grad
    loss.backward()
    return before, net.conv1.bias.grad


def vector_jacobian(net, x, v):
    output = net(x)
    output.backward(v)
    return {n: p.grad.clone() for n, p in net.named_parameters() if p.grad is not None}


def accumulate(net, criterion, batches):
    net.zero_grad()
    total = 0.0
    for x, target in batches:
        loss = criterion(net(x), target) / len(batches)
        loss.backward()
        total += loss.item()
    return total


def numerical_gradient(f, x, eps=1e-6):
    x = x.detach().to(torch.float64).clone()
    grad = torch.zeros_like(x)
    flat, flat_grad = x.view(-1), grad.view(-1)
    for i in range(flat.numel()):
        old = flat[i].item()
        flat[i] = old + eps
        up = float(f(x))
        flat[i] = old - eps
        down = float(f(x))
        flat[i] = old
        flat_grad[i] = (up - down) / (2 * eps)
    return grad
