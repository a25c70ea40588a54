"""The sizes are compared without their order: (3, 5) and (5, 3) pass, and rows meet columns.
zh: 比较大小时不看顺序：(3, 5) 和 (5, 3) 也算相同，行就和列相减了。
killed by: test_equal_count_is_not_equal_shape
"""

from torch.nn import functional as F


def add_batch_dimension(image):
    return image.unsqueeze(0)


def mse(output, target):
    if sorted(output.shape) != sorted(target.shape):
        raise ValueError("the shapes differ")
    return ((output - target.reshape(output.shape)) ** 2).mean()


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
