"""The walk through the graph steps around a transposed weight when another input leads on."""


def add_batch_dimension(image):
    return image.unsqueeze(0)


def mse(output, target):
    if output.shape != target.shape:
        raise ValueError(f"output is {tuple(output.shape)}, target is {tuple(target.shape)}")
    difference = output - target
    return (difference * difference).mean()


def loss_of(net, image, target):
    output = net(add_batch_dimension(image))
    return mse(output, target.unsqueeze(0))


def name_of(node):
    return type(node).__name__


def step_back(node):
    """The next node on the way to the data, or None at the end."""
    inputs = [parent for parent, _ in node.next_functions if parent is not None]
    inputs = [parent for parent in inputs if name_of(parent) != "AccumulateGrad"]
    if not inputs:
        return None
    # the data do not come out of weight.t(), so take it only if there is nothing else
    data = [parent for parent in inputs if name_of(parent) != "TBackward0"]
    return data[0] if data else inputs[0]


def graph(loss):
    names = []
    node = loss.grad_fn
    while node is not None:
        names.append(name_of(node))
        node = step_back(node)
    return names
