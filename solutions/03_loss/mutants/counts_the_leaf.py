"""The leaf at the end is listed too: AccumulateGrad is where a gradient is kept, not on the path.
zh: 把末端的叶子也列了进来：AccumulateGrad 是存放梯度的地方，不在路径上。
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
        names.append(type(node).__name__)
        inputs = [function for function, _ in node.next_functions if function is not None]
        going_on = [each for each in inputs if type(each).__name__ != "AccumulateGrad"]
        node = (going_on or inputs or [None])[0]
    return names
