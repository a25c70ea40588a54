"""loss_of throws away the gradient that the image had from before."""

from torch import nn


def add_batch_dimension(image):
    return image.unsqueeze(0)


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError("output and target need one shape")
    return (output - target).pow(2).mean()


def loss_of(net, image, target):
    # 避免梯度累积
    if image.is_leaf and image.grad is not None:
        image.grad = None
    output = net(add_batch_dimension(image))
    return nn.MSELoss()(output, target[None, :])


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        node = first_input(node)
    return names


def first_input(node):
    for fn, _ in node.next_functions:
        if fn is not None and type(fn).__name__ != "AccumulateGrad":
            return fn
    return None
