"""A transposed weight is passed over where something else goes on: the rule is the first input.
zh: 只要还有别的路，就跳过转置的权重：规则是走第一个输入。
killed by: test_path_takes_the_first_of_two
"""

from torch.nn import functional as F


def add_batch_dimension(image):
    return image.unsqueeze(0)


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
        inputs.sort(key=lambda each: type(each).__name__ == "TBackward0")
        node = inputs[0] if inputs else None
    return names
