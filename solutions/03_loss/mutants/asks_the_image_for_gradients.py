"""The image is told to require a gradient: that flag is the caller's to set.
zh: 要求图像需要梯度：这个标志应当由调用者设定。
killed by: test_image_stays_as_it_was
"""

from torch.nn import functional as F


def add_batch_dimension(image):
    return image.requires_grad_().unsqueeze(0)


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError("the shapes differ")
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
