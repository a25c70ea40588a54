"""The net runs under no_grad: the loss is right, but no weight can learn from it.
zh: 网络在 no_grad 下运行：损失是对的，但没有权重能从中学习。
killed by: test_gradient_reaches_the_weights
"""

import torch
from torch.nn import functional as F


def add_batch_dimension(image):
    return image.unsqueeze(0)


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError(f"output {tuple(output.shape)} and target {tuple(target.shape)} differ")
    return ((output - target) ** 2).mean()


def loss_of(net, image, target):
    with torch.no_grad():
        output = net(image.unsqueeze(0))
    return F.mse_loss(output.requires_grad_(), target.unsqueeze(0))


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        inputs = [function for function, _ in node.next_functions if function is not None]
        inputs = [each for each in inputs if type(each).__name__ != "AccumulateGrad"]
        node = inputs[0] if inputs else None
    return names
