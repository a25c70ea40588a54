"""The last input is followed always: at a linear layer it is the weight, transposed.
zh: 总是走最后一个输入：在线性层，最后一个输入是转置后的权重。
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
    while node is not None and type(node).__name__ != "AccumulateGrad":
        names.append(type(node).__name__)
        inputs = [function for function, _ in node.next_functions if function is not None]
        node = inputs[-1] if inputs else None
    return names
