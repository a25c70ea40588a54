"""The distance between output and target is taken without the square."""

import torch


def add_batch_dimension(image):
    return image.unsqueeze(0)


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError(f"{tuple(output.shape)} against {tuple(target.shape)}")
    distance = torch.abs(output - target)
    return torch.mean(distance)


def loss_of(net, image, target):
    output = net(image.unsqueeze(0))
    wanted = target.unsqueeze(0)
    return torch.nn.functional.mse_loss(output, wanted)


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        following = None
        for candidate, _ in node.next_functions:
            if candidate is not None and type(candidate).__name__ != "AccumulateGrad":
                following = candidate
                break
        node = following
    return names
