"""The new dimension stands at the end: the batch dimension is dim 0, before the channels.
zh: 新维度加在了最后：批次维是 dim 0，在通道之前。
killed by: test_batch_of_one
"""

from torch.nn import functional as F


def add_batch_dimension(image):
    return image.unsqueeze(-1)


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
