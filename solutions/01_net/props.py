"""What the checks of Net do in the box: weights in, gradients out. No expected value is here."""

import torch


def made(kind, numbers, divisors, dtype):
    """Makes a net, and copies whole numbers over their layer's divisor into the layers, and
    biases as they are.

    The net goes to the device of the numbers, and to the dtype, unless that is None. Gives it, and
    what does not fit: pairs of a name and the shape found there, None where there is nothing.
    """
    net = kind()
    net.to(device=next(iter(numbers.values())).device, dtype=dtype)
    odd = []
    for name, values in numbers.items():
        layer, kind = name.split(".")
        parameter = getattr(getattr(net, layer), kind)
        shape = getattr(parameter, "shape", None)
        if shape != values.shape:
            odd.append((name, shape))
            continue
        with torch.no_grad():
            parameter.copy_(values if kind == "bias" else values / divisors[layer])
    return net, odd


def through(net, inputs):
    """Sends each layer's own input through it."""
    return {name: getattr(net, name)(x) for name, x in inputs.items()}


def have_weights(net, names):
    """Whether each of the layers has a weight."""
    return [getattr(net, name).weight is not None for name in names]


def gradients(net, output, v, names):
    """Gives the gradients of (output * v).sum() for the layers' parameters of these names."""
    (output * v).sum().backward()
    found = []
    for name in names:
        layer, kind = name.split(".")
        found.append(getattr(getattr(net, layer), kind).grad)
    return found


def kept(net):
    """Gives the buffers' numbers, and how many tensors stand in other attributes of all modules.

    Parameters are left out. No names, no shapes: those of a buffer are a matter of style.
    """
    registers = ("_parameters", "_buffers", "_modules")
    tensors = sum(
        count_tensors(value)
        for module in net.modules()
        for name, value in vars(module).items()
        if name not in registers
    )
    return [buffer.flatten() for buffer in net.buffers()], tensors


def count_tensors(value):
    """Counts the tensors in a value, those in lists, tuples and dicts among them."""
    if isinstance(value, torch.Tensor):
        return 1
    if isinstance(value, dict):
        value = list(value.values())
    return sum(map(count_tensors, value)) if isinstance(value, (list, tuple)) else 0
