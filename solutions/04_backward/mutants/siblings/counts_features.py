"""Takes numel of a batch where its number of samples belongs."""

import torch


def gradients(net, loss):
    net.zero_grad()
    torch.autograd.backward(loss)
    # 没有梯度的参数（冻结的、没用到的）不写进字典
    pairs = ((name, p.grad) for name, p in net.named_parameters())
    return {name: grad.clone() for name, grad in pairs if grad is not None}


def conv1_bias_gradients(net, loss):
    def look():
        grad = net.conv1.bias.grad
        return grad if grad is None else grad.clone()

    net.zero_grad()
    before = look()
    loss.backward()
    return before, look()


def vector_jacobian(net, x, v):
    net.zero_grad()
    net(x.detach()).backward(gradient=v.detach())
    grads = [(name, p.grad) for name, p in net.named_parameters()]
    return {name: g.clone() for name, g in grads if g is not None}


def accumulate(net, criterion, batches):
    all_samples = sum(len(x) for x, _ in batches)
    for p in net.parameters():
        p.grad = None
    result = 0.0
    for x, target in batches:
        weight = x.numel() / all_samples
        loss = criterion(net(x), target)
        (weight * loss).backward()
        result += weight * loss.item()
    return result


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
