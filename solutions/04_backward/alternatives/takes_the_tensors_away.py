"""Takes the tensors out of .grad and leaves None there; one large batch; entries set and put back."""

from collections import OrderedDict

import torch


def take(net):
    found = OrderedDict()
    for name, parameter in reversed(list(net.named_parameters())):
        if parameter.grad is not None:
            found[name] = parameter.grad
            parameter.grad = None
    return found


def gradients(net, loss):
    take(net)
    torch.autograd.backward(loss)
    return take(net)


def conv1_bias_gradients(net, loss):
    net.zero_grad()
    pair = [net.conv1.bias.grad]
    loss.backward()
    pair.append(net.conv1.bias.grad.detach().clone())
    return tuple(pair)


def vector_jacobian(net, x, v):
    take(net)
    torch.autograd.backward([net(x)], grad_tensors=[v])
    return take(net)


def accumulate(net, criterion, batches):
    net.zero_grad(set_to_none=False)
    x = torch.cat([pair[0] for pair in batches])
    target = torch.cat([pair[1] for pair in batches], dim=0)
    loss = criterion(net(x), target)
    loss.backward()
    return loss.detach().cpu().tolist()


def numerical_gradient(f, x, eps=1e-6):
    point = x.detach().clone().double()
    flat = point.view(-1)
    result = []
    for i in range(len(flat)):
        old = flat[i].item()
        flat[i] = old + eps
        up = f(point)
        up = up.item() if isinstance(up, torch.Tensor) else up
        flat[i] = old - eps
        down = f(point)
        down = down.item() if isinstance(down, torch.Tensor) else down
        flat[i] = old
        result.append((up - down) / (2 * eps))
    return torch.tensor(result, dtype=torch.double, device=x.device).view(x.shape)
