import torch


def copies(net):
    named = net.named_parameters()
    return {name: p.grad.clone() for name, p in named if p.grad is not None}


def gradients(net, loss):
    net.zero_grad()
    loss.backward()
    return copies(net)


def conv1_bias_gradients(net, loss):
    net.zero_grad()
    before = net.conv1.bias.grad
    loss.backward()
    return before, net.conv1.bias.grad


def vector_jacobian(net, x, v):
    net.zero_grad()
    net(x).backward(v)
    return copies(net)


def accumulate(net, criterion, batches):
    net.zero_grad()
    samples = sum(len(x) for x, _ in batches)
    total = 0.0
    for x, target in batches:
        loss = criterion(net(x), target) * (len(x) / samples)
        loss.backward()
        total += loss.item()
    return total


def numerical_gradient(f, x, eps=1e-6):
    x = x.detach().to(torch.float64, copy=True)
    gradient = torch.zeros_like(x)
    for i in range(x.numel()):
        up, down = x.clone(), x.clone()
        up.view(-1)[i] += eps
        down.view(-1)[i] -= eps
        gradient.view(-1)[i] = (float(f(up)) - float(f(down))) / (2 * eps)
    return gradient
