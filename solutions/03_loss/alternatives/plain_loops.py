"""Python loops over the entries, torch.stack for the batch, one image's row compared by hand."""

import torch


def add_batch_dimension(image):
    return torch.stack([image])


def mse(output, target):
    if list(output.shape) != list(target.shape):
        raise ValueError
    total = 0
    count = 0
    for o, t in zip(output.reshape(-1), target.reshape(-1)):
        total = total + (o - t) * (o - t)
        count += 1
    return total / count


def loss_of(net, image, target):
    row = net(torch.stack([image])).squeeze(0)
    return mse(row, target)


def graph(loss):
    result = []
    queue = [loss.grad_fn] if loss.grad_fn is not None else []
    while queue:
        node = queue.pop()
        result.append(str(type(node).__name__))
        for pair in node.next_functions:
            name = type(pair[0]).__name__
            if name not in ("NoneType", "AccumulateGrad"):
                queue.append(pair[0])
                break
    return result
