"""Reading the graph resets the gradient of each leaf that the walk comes by."""

import torch


def add_batch_dimension(image):
    return image[None]


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError("expected two tensors of one shape")
    return torch.mean(torch.pow(output - target, 2))


def loss_of(net, image, target):
    return mse(net(image[None]), target[None])


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(node.name())
        following = None
        for fn, _ in node.next_functions:
            if fn is None:
                continue
            if type(fn).__name__ == "AccumulateGrad":
                fn.variable.grad = None
            elif following is None:
                following = fn
        node = following
    return names
