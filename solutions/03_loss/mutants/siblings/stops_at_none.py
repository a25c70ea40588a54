"""An input that needs no gradient ends the walk, also where others stand behind it."""

from itertools import takewhile

from torch.nn import functional as F


def add_batch_dimension(image):
    return image.unsqueeze(0)


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError("mse needs two tensors of one shape")
    return ((output - target) ** 2).mean()


def loss_of(net, image, target):
    return F.mse_loss(net(image.unsqueeze(0)), target.unsqueeze(0))


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(node.name())
        inputs = [fn for fn, _ in node.next_functions]
        known = takewhile(lambda fn: fn is not None, inputs)
        known = [fn for fn in known if type(fn).__name__ != "AccumulateGrad"]
        node = known[0] if known else None
    return names
