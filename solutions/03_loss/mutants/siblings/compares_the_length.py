"""mse looks at the number of rows and lets every other dimension differ."""

import torch.nn.functional as F


def add_batch_dimension(image):
    return image.reshape((1, *image.shape))


def rows(tensor):
    return len(tensor) if tensor.dim() > 0 else None


def mse(output, target):
    if rows(output) != rows(target):
        raise ValueError(f"{rows(output)} rows against {rows(target)}")
    return ((output - target) ** 2).mean()


def loss_of(net, image, target):
    batch = image.unsqueeze(0)
    return F.mse_loss(net(batch), target.unsqueeze(0))


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(node.name())
        candidates = [fn for fn, _ in node.next_functions]
        node = None
        for fn in candidates:
            if fn is not None and "AccumulateGrad" not in fn.name():
                node = fn
                break
    return names
