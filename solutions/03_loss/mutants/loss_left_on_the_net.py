"""The loss is left on the net as an attribute: the net, and with it the graph, is not as it was.
zh: 把损失作为属性留在网络上：网络变了，计算图也一直被占着。
killed by: test_loss_of_changes_nothing
"""

from torch.nn import functional as F


def add_batch_dimension(image):
    return image.unsqueeze(0)


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError("the shapes differ")
    return ((output - target) ** 2).mean()


def loss_of(net, image, target):
    net.loss = F.mse_loss(net(image.unsqueeze(0)), target.unsqueeze(0))
    return net.loss


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        inputs = [function for function, _ in node.next_functions if function is not None]
        inputs = [each for each in inputs if type(each).__name__ != "AccumulateGrad"]
        node = inputs[0] if inputs else None
    return names
