"""The mean runs over the entries that are off, and forgets those that are met."""

import torch


def add_batch_dimension(image):
    return torch.stack((image,))


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError("output and target differ in shape")
    squared = (output - target) ** 2
    # 只算有误差的项
    wrong = int(torch.count_nonzero(squared))
    return squared.sum() / max(wrong, 1)


def loss_of(net, image, target):
    output = net(torch.stack((image,)))
    return torch.nn.functional.mse_loss(output, torch.stack((target,)))


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        node = choose([fn for fn, _ in node.next_functions])
    return names


def choose(inputs):
    for fn in inputs:
        if fn is not None and type(fn).__name__ != "AccumulateGrad":
            return fn
    return None
