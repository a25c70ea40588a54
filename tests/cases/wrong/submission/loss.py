from torch import nn


def add_batch_dimension(image):
    return image.unsqueeze(0)


def mse(output, target):
    return ((output - target) ** 2).mean()


def loss_of(net, image, target):
    output = net(add_batch_dimension(image))
    return nn.MSELoss()(output, target.unsqueeze(0))


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(node.name())
        for following, _ in node.next_functions:
            if following is not None and "AccumulateGrad" not in following.name():
                node = following
                break
        else:
            node = None
    return names
