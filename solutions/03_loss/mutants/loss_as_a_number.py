"""The loss becomes a Python number on the way: the new tensor made from it has no graph.
zh: 损失中途变成了 Python 数：再用它造出的张量没有计算图。
killed by: test_gradient_reaches_the_output
"""

import torch
from torch.nn import functional as F


def add_batch_dimension(image):
    return image.unsqueeze(0)


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError("the shapes differ")
    mean = ((output - target) ** 2).mean()
    return torch.tensor(mean.item(), dtype=mean.dtype, device=mean.device, requires_grad=True)


def loss_of(net, image, target):
    return F.mse_loss(net(image.unsqueeze(0)), target.unsqueeze(0))


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        inputs = [function for function, _ in node.next_functions if function is not None]
        inputs = [each for each in inputs if type(each).__name__ != "AccumulateGrad"]
        node = inputs[0] if inputs else None
    return names
