"""The sum of the squares is shared out among the samples instead of the entries."""

import torch


def add_batch_dimension(image):
    return torch.unsqueeze(image, dim=0)


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError("not the same shape")
    batch_size = output.shape[0] if output.dim() else 1
    total = torch.sum((output - target) ** 2)
    return total / batch_size


def loss_of(net, image, target):
    output = net(torch.unsqueeze(image, dim=0))
    return torch.nn.functional.mse_loss(output, torch.unsqueeze(target, dim=0))


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(node.name())
        node = next((fn for fn, _ in node.next_functions if leads_on(fn)), None)
    return names


def leads_on(fn):
    return fn is not None and not fn.name().endswith("::AccumulateGrad")
