"""A backward runs first: the graph is built by the forward pass, and `.grad` fills for nothing.
zh: 先做了一次 backward：计算图在前向时就已建好，白白填上了 `.grad`。
killed by: test_graph_only_looks
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
    if loss.grad_fn is None:
        return []
    loss.backward(retain_graph=True)
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        inputs = [function for function, _ in node.next_functions if function is not None]
        inputs = [each for each in inputs if type(each).__name__ != "AccumulateGrad"]
        node = inputs[0] if inputs else None
    return names
