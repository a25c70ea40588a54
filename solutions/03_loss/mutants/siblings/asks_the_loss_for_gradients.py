"""graph turns on requires_grad of a loss that has no graph, in the hope of one."""

import torch


def add_batch_dimension(image):
    return torch.unsqueeze(image, 0)


def mse(output, target):
    if output.size() != target.size():
        raise ValueError("different shapes")
    return (output - target).square().mean()


def loss_of(net, image, target):
    return mse(net(add_batch_dimension(image)), target.unsqueeze(0))


def next_node(node):
    for fn, _ in node.next_functions:
        if fn is None or fn.name().endswith("AccumulateGrad"):
            continue
        return fn
    return None


def graph(loss):
    if not loss.requires_grad:
        loss.requires_grad = True
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(node.name())
        node = next_node(node)
    return names
