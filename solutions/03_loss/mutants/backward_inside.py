"""The loss runs its own backward: the caller asked for a loss, and finds `.grad` filled.
zh: 计算损失时就做了 backward：调用者只要损失，`.grad` 却已被填上。
killed by: test_loss_of_changes_nothing
"""

from torch.nn import functional as F


def add_batch_dimension(image):
    return image.unsqueeze(0)


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError(f"output {tuple(output.shape)} and target {tuple(target.shape)} differ")
    return ((output - target) ** 2).mean()


def loss_of(net, image, target):
    net.zero_grad()
    loss = F.mse_loss(net(image.unsqueeze(0)), target.unsqueeze(0))
    loss.backward(retain_graph=True)
    return loss


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        inputs = [function for function, _ in node.next_functions if function is not None]
        inputs = [each for each in inputs if type(each).__name__ != "AccumulateGrad"]
        node = inputs[0] if inputs else None
    return names
