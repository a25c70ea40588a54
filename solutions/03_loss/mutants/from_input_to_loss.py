"""The names stand in the order of the forward pass: the graph is read from the loss backwards.
zh: 名字按前向的顺序排列：计算图要从损失往回读。
killed by: test_path_through_a_stack
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
        names.insert(0, type(node).__name__)
        inputs = [function for function, _ in node.next_functions if function is not None]
        inputs = [each for each in inputs if type(each).__name__ != "AccumulateGrad"]
        node = inputs[0] if inputs else None
    return names
