"""The list starts at the input and has the loss at its end."""

import torch


def add_batch_dimension(image):
    return image.unsqueeze(0)


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError("the shapes of output and target differ")
    difference = torch.sub(output, target)
    return torch.mean(difference * difference)


def loss_of(net, image, target):
    prediction = net(add_batch_dimension(image))
    return mse(prediction, target.unsqueeze(0))


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.insert(0, type(node).__name__)
        inputs = [fn for fn, _ in node.next_functions if fn is not None]
        inputs = [fn for fn in inputs if type(fn).__name__ != "AccumulateGrad"]
        node = inputs[0] if inputs else None
    return names
