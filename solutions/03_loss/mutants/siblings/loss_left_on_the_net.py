"""The net carries the last loss around after the call."""

import torch


def add_batch_dimension(image):
    return image[None, :, :, :]


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError("shapes do not match")
    return torch.mean((output - target).square())


def loss_of(net, image, target):
    net.loss = mse(net(add_batch_dimension(image)), target[None, :])
    return net.loss


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(node.name())
        found = [
            fn
            for fn, _ in node.next_functions
            if fn is not None and "AccumulateGrad" not in fn.name()
        ]
        node = (found or [None])[0]
    return names
