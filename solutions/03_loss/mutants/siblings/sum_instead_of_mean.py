"""The squares are added up, and the loss grows with the number of entries."""

import torch


def add_batch_dimension(image):
    return torch.unsqueeze(image, 0)


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError(f"got {list(output.shape)} and {list(target.shape)}")
    difference = (output - target).flatten()
    return torch.dot(difference, difference)


def loss_of(net, image, target):
    return mse(net(add_batch_dimension(image)), torch.unsqueeze(target, 0))


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        candidates = [pair[0] for pair in node.next_functions]
        node = None
        while candidates and node is None:
            node = candidates.pop(0)
            if type(node).__name__ == "AccumulateGrad":
                node = None
    return names
