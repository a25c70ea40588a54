"""Where there are three inputs the second is taken: right for a linear layer, wrong for others.
zh: 有三个输入时总取第二个：对线性层碰巧正确，对其他节点是错的。
killed by: test_path_ends_at_a_convolution
"""

from torch.nn import functional as F


def add_batch_dimension(image):
    return image.unsqueeze(0)


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
        inputs = [function for function, _ in node.next_functions]
        if len(inputs) == 3 and inputs[1] is not None:
            node = inputs[1]
            continue
        inputs = [each for each in inputs if each is not None]
        inputs = [each for each in inputs if type(each).__name__ != "AccumulateGrad"]
        node = inputs[0] if inputs else None
    return names
