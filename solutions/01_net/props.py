"""What the checks of Net do in the box: weights in, gradients out. No expected value is here."""

import torch


def fill(net, numbers, divisors, dtype):
    """Copies whole numbers over their layer's divisor into the layers, and biases as they are.

    The net goes to the device of the numbers, and to the dtype, unless that is None. Gives what
    does not fit: pairs of a name and the shape found there, None where there is nothing.
    """
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
    return odd


def gradients(net, output, v, names):
    """Gives the gradients of (output * v).sum() for the layers' parameters of these names."""
    (output * v).sum().backward()
    found = []
    for name in names:
        layer, kind = name.split(".")
        found.append(getattr(getattr(net, layer), kind).grad)
    return found


def buffers(net):
    """Gives the buffers by name."""
    return dict(net.named_buffers())


def kept_tensors(net):
    """Counts the tensors in the attributes of all modules, parameters and buffers left out."""
    registers = ("_parameters", "_buffers", "_modules")
    return sum(
        count_tensors(value)
        for module in net.modules()
        for name, value in vars(module).items()
        if name not in registers
    )


def count_tensors(value):
    """Counts the tensors in a value, those in lists, tuples and dicts among them."""
    if isinstance(value, torch.Tensor):
        return 1
    if isinstance(value, dict):
        value = list(value.values())
    return sum(map(count_tensors, value)) if isinstance(value, (list, tuple)) else 0
