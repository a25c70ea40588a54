"""The image goes through numpy: the numbers arrive, the way back for the gradient is cut.
zh: 图像绕道 numpy：数值还在，梯度回去的路却断了。
killed by: test_batch_carries_gradients
"""

import torch
from torch.nn import functional as F


def add_batch_dimension(image):
    return torch.as_tensor(image.detach().cpu().numpy()[None], device=image.device)


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError(f"output {tuple(output.shape)} and target {tuple(target.shape)} differ")
    return ((output - target) ** 2).mean()


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
