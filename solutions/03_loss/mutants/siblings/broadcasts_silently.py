"""Two shapes that differ are stretched to fit each other, and nobody hears of it."""

import torch


def add_batch_dimension(image):
    return image.unsqueeze(dim=0)


def mse(output, target):
    squared = torch.square(torch.sub(output, target))
    return squared.sum() / squared.numel()


def loss_of(net, image, target):
    output = net(add_batch_dimension(image))
    return mse(output, target.unsqueeze(dim=0))


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(node.name())
        usable = [
            fn for fn, _ in node.next_functions if fn is not None and not hasattr(fn, "variable")
        ]
        node = usable[0] if usable else None
    return names
