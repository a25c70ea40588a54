"""The mean is taken in float32: float64 input loses half of its digits.
zh: 平均是用 float32 算的：float64 的输入丢掉了一半有效数字。
killed by: test_mse_keeps_float64
"""

from torch.nn import functional as F


def add_batch_dimension(image):
    return image.unsqueeze(0)


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError("the shapes differ")
    return ((output.float() - target.float()) ** 2).mean().to(output.dtype)


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
