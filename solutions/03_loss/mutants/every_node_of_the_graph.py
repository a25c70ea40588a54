"""All branches are listed: the data path is one way through the graph.
zh: 把所有分支都列了出来：数据路径只是图中的一条路。
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
    nodes = [loss.grad_fn] if loss.grad_fn is not None else []
    while nodes:
        node = nodes.pop(0)
        if type(node).__name__ != "AccumulateGrad":
            names.append(type(node).__name__)
        nodes += [function for function, _ in node.next_functions if function is not None]
    return names
