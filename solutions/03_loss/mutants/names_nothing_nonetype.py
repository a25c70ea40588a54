"""A loss without grad_fn gives the name of None's type: where there is no node, there is no name.
zh: 损失没有 grad_fn 时给出了 None 的类型名：没有节点，也就没有名字。
killed by: test_no_graph_no_names
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
    node = loss.grad_fn
    names = [type(node).__name__]
    while node is not None:
        inputs = [function for function, _ in node.next_functions if function is not None]
        inputs = [each for each in inputs if type(each).__name__ != "AccumulateGrad"]
        node = inputs[0] if inputs else None
        if node is not None:
            names.append(type(node).__name__)
    return names
