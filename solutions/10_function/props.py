"""Calls that differentiate once and twice, and that count operators. Nothing here is hidden."""

import torch
from torch.utils._python_dispatch import TorchDispatchMode


def leaves_of(arguments, needed):
    """Fresh copies, of which those at the places in `needed` require a gradient."""
    return [
        value if value is None else value.clone().requires_grad_(place in needed)
        for place, value in enumerate(arguments)
    ]


def gradients(function, arguments, needed, along):
    """The gradients of (function(*arguments) * along).sum() for the arguments that need one; with
    `along` None those of the plain sum."""
    leaves = leaves_of(arguments, needed)
    result = function(*leaves)
    loss = result.sum() if along is None else (result * along).sum()
    return list(torch.autograd.grad(loss, [leaves[place] for place in needed]))


def second_gradients(function, arguments, along, across):
    """Gradients of sum(first * across) for every argument and for `along`, zeros where it has none;
    first are those of (function(*arguments) * along).sum()."""
    leaves = [*leaves_of(arguments, range(len(arguments))), along.clone().requires_grad_()]
    loss = (function(*leaves[:-1]) * leaves[-1]).sum()
    first = torch.autograd.grad(loss, leaves[:-1], create_graph=True)
    total = sum((one * other).sum() for one, other in zip(first, across, strict=True))
    second = torch.autograd.grad(total, leaves, allow_unused=True)
    pairs = zip(second, leaves, strict=True)
    return [torch.zeros_like(leaf) if one is None else one for one, leaf in pairs]


class Recorder(TorchDispatchMode):
    """Counts operators that compute: those that only give a view do not."""

    def __init__(self):
        super().__init__()
        self.count = 0

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        self.count += not function.is_view
        return function(*args, **(kwargs or {}))


def count_operators(function, arguments, needed, along):
    """How many operators a backward pass for the arguments in `needed` runs."""
    leaves = leaves_of(arguments, needed)
    result = function(*leaves)
    with Recorder() as recorder:
        torch.autograd.grad(result, [leaves[place] for place in needed], along)
    return recorder.count


def node_of(function, arguments):
    """The result, and the name of the node that made it."""
    leaves = leaves_of(arguments, range(len(arguments)))
    result = function(*leaves)
    return result.detach(), type(result.grad_fn).__name__


def with_arguments(function, *arguments):
    """Calls the function; gives its result, and the arguments as they are then."""
    result = function(*arguments)
    return result, list(arguments)
