"""The image itself gets the new dimension: `unsqueeze_` changes its tensor, `unsqueeze` does not.
zh: 新维度加到了图像自己身上：`unsqueeze_` 会修改原张量，`unsqueeze` 不会。
killed by: test_image_stays_as_it_was
"""

from torch.nn import functional as F


def add_batch_dimension(image):
    if image.requires_grad:
        return image.unsqueeze(0)
    return image.unsqueeze_(0)


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
        inputs = [each for each in inputs if type(each).__name__ != "AccumulateGrad"]
        node = inputs[0] if inputs else None
    return names
