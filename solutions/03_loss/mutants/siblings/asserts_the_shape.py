"""A mismatch of the shapes is reported by an assertion."""

from torch import nn


def add_batch_dimension(image):
    return image.reshape(1, *image.shape)


def same_shape(a, b):
    return tuple(a.shape) == tuple(b.shape)


def mse(output, target):
    assert same_shape(output, target), "output and target differ in shape"
    error = output - target
    return (error * error).mean()


def loss_of(net, image, target):
    batch = add_batch_dimension(image)
    criterion = nn.MSELoss()
    return criterion(net(batch), target.reshape(1, -1))


def graph(loss):
    path = [loss.grad_fn] if loss.grad_fn is not None else []
    for node in path:
        for fn, _ in node.next_functions:
            if fn is not None and type(fn).__name__ != "AccumulateGrad":
                path.append(fn)  # the loop goes on with it
                break
    return [type(node).__name__ for node in path]
