"""Where the path ends, the accumulator of a leaf is put behind the last operation."""

from torch.nn import functional as F


def add_batch_dimension(image):
    return image[None]


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError("output and target must agree in shape")
    return ((output - target) ** 2).mean()


def loss_of(net, image, target):
    return F.mse_loss(net(add_batch_dimension(image)), add_batch_dimension(target))


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        inputs = [fn for fn, _ in node.next_functions if fn is not None]
        # operations first, leaves last
        inputs.sort(key=lambda fn: type(fn).__name__ == "AccumulateGrad")
        node = inputs[0] if inputs else None
    return names
