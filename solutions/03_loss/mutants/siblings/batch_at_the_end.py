"""The dimension of size 1 comes last, behind the width."""

import torch


def add_batch_dimension(image):
    channels, height, width = image.shape
    return image.reshape(channels, height, width, 1)


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError("output and target have different shapes")
    return torch.square(output - target).mean()


def loss_of(net, image, target):
    images = torch.stack([image])
    targets = torch.stack([target])
    return mse(net(images), targets)


def graph(loss):
    result = []
    node = loss.grad_fn
    while node is not None:
        result.append(type(node).__name__)
        rest = [fn for fn, _ in node.next_functions if fn is not None]
        rest = [fn for fn in rest if type(fn).__name__ != "AccumulateGrad"]
        node = rest[0] if rest else None
    return result
