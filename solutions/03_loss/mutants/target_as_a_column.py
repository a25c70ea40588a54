"""The target becomes a column (K, 1): against (1, K) it broadcasts to every pair of entries.
zh: 目标变成了一列 (K, 1)：与 (1, K) 相减会广播成所有元素两两作差。
killed by: test_loss_of_one_image
"""




def add_batch_dimension(image):
    return image.unsqueeze(0)


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError(f"output {tuple(output.shape)} and target {tuple(target.shape)} differ")
    return ((output - target) ** 2).mean()


def loss_of(net, image, target):
    difference = net(image.unsqueeze(0)) - target.unsqueeze(1)
    return (difference**2).mean()


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        inputs = [function for function, _ in node.next_functions if function is not None]
        inputs = [each for each in inputs if type(each).__name__ != "AccumulateGrad"]
        node = inputs[0] if inputs else None
    return names
