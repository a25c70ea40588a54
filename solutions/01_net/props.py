"""What the checks of Net do in the box: weights in, gradients out. No expected value is here."""

import torch


def fill(net, numbers, divisors, dtype):
    """Copies whole numbers over their layer's divisor into the layers, and biases as they are.

    The net goes to the dtype and to the device of the numbers. Gives what does not fit: pairs of a
    name and the shape found there.
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
            parameter.copy_(values if kind == "bias" else values.to(dtype) / divisors[layer])
    return odd


def gradients(net, output, v, names):
    """Gives the gradients of (output * v).sum() for the layers' parameters of these names."""
    (output * v).sum().backward()
    found = []
    for name in names:
        layer, kind = name.split(".")
        found.append(getattr(getattr(net, layer), kind).grad)
    return found
