"""Of several ways the longest is taken: the rule is the first input that goes on.
zh: 有几条路时取了最长的：规则是取第一个能继续的输入。
killed by: test_path_takes_the_first_of_two
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
    def longest(node):
        if node is None or type(node).__name__ == "AccumulateGrad":
            return []
        ways = [longest(function) for function, _ in node.next_functions]
        return [type(node).__name__, *max(ways, key=len, default=[])]

    return longest(loss.grad_fn)
