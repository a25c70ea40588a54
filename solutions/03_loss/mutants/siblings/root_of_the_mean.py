"""The result is the root mean square of the differences."""

import torch


def add_batch_dimension(image):
    return image.unsqueeze(0)


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError("cannot compare tensors of two shapes")
    mean = torch.mean((output - target) ** 2)
    return mean**0.5


def loss_of(net, image, target):
    squared = (net(add_batch_dimension(image)) - target.unsqueeze(0)) ** 2
    return squared.mean()


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(node.name())
        following = None
        for fn, _ in reversed(node.next_functions):
            if fn is not None and not fn.name().endswith("AccumulateGrad"):
                following = fn
        node = following
    return names
