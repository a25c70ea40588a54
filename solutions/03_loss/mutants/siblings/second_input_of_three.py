"""The walk takes the data to be the middle input of every operation with three inputs."""

from torch import nn


def add_batch_dimension(image):
    return image[None]


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError("output and target have two shapes")
    return (output - target).pow(2).mean()


def loss_of(net, image, target):
    batch = add_batch_dimension(image)
    return nn.functional.mse_loss(net(batch), target[None])


def data_input(node):
    inputs = [fn for fn, _ in node.next_functions]
    if len(inputs) == 3 and inputs[1] is not None:
        return inputs[1]  # bias, data, weight
    for fn in inputs:
        if fn is not None and type(fn).__name__ != "AccumulateGrad":
            return fn
    return None


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        node = data_input(node)
    return names
