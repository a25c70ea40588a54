"""Only the number of entries is compared: (4, 1) and (4,) have as many, and broadcast to (4, 4).
zh: 只比较了元素个数：(4, 1) 和 (4,) 个数相同，却会广播成 (4, 4)。
killed by: test_equal_count_is_not_equal_shape
"""

from torch.nn import functional as F


def add_batch_dimension(image):
    return image.unsqueeze(0)


def mse(output, target):
    if output.numel() != target.numel():
        raise ValueError("the shapes differ")
    return ((output.flatten() - target.flatten()) ** 2).mean()


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
