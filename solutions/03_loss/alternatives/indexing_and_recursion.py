"""Indexing with None, a recursive walk, the nodes' own name() method."""

import torch


def add_batch_dimension(image):
    return image[None]


def mse(output, target):
    if tuple(output.size()) != tuple(target.size()):
        raise ValueError("shapes differ")
    return torch.mean(torch.square(torch.sub(output, target)))


def loss_of(net, image, target):
    criterion = torch.nn.MSELoss()
    output = net(image[None, ...])
    return criterion(output, target[None, ...])


def graph(loss):
    def walk(node):
        if node is None:
            return []
        inputs = [each for each, _ in node.next_functions if each is not None]
        inputs = [each for each in inputs if "AccumulateGrad" not in each.name()]
        return [node.name(), *walk(inputs[0] if inputs else None)]

    return walk(loss.grad_fn)
