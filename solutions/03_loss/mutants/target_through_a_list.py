"""The target is rebuilt from a list: a new tensor is float32 unless told otherwise.
zh: 目标由列表重新构造：不指定时，新张量是 float32。
killed by: test_loss_of_keeps_float64
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
    rebuilt = torch.tensor([target.tolist()], device=target.device)
    return F.mse_loss(net(image.unsqueeze(0)), rebuilt)


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        inputs = [function for function, _ in node.next_functions if function is not None]
        inputs = [each for each in inputs if type(each).__name__ != "AccumulateGrad"]
        node = inputs[0] if inputs else None
    return names
