"""Calls that differentiate, that count operators, and that look at the graph. Nothing here is
hidden."""

from itertools import combinations

import torch
from torch.utils._python_dispatch import TorchDispatchMode


def leaves_of(arguments, needed):
    """Fresh copies, of which those at the places in `needed` require a gradient."""
    return [
        value if value is None else value.clone().requires_grad_(place in needed)
        for place, value in enumerate(arguments)
    ]


def gradients(function, arguments, needed, along):
    """The gradients for the arguments that need one, when `along` comes in from above; with
    `along` None those of the plain sum."""
    leaves = leaves_of(arguments, needed)
    result = function(*leaves)
    result = result.sum() if along is None else result
    return list(torch.autograd.grad(result, [leaves[place] for place in needed], along))


def interleaved(function, first, second, along):
    """The gradients of two calls, both made before any backward: those of the first call, asked
    for twice, and those of the second."""
    asked = [leaves_of(arguments, range(len(arguments))) for arguments in (first, second)]
    one, two = (function(*leaves) for leaves in asked)
    before = torch.autograd.grad(one, asked[0], along.clone(), retain_graph=True)
    again = torch.autograd.grad(one, asked[0], along.clone(), retain_graph=True)
    return [list(before), list(again), list(torch.autograd.grad(two, asked[1], along))]


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


def operators_of(function, arguments, needed, along):
    """How many operators a backward pass for the arguments in `needed` runs."""
    leaves = leaves_of(arguments, needed)
    result = function(*leaves)
    with Recorder() as recorder:
        torch.autograd.grad(result, [leaves[place] for place in needed], along)
    return recorder.count


def costs_nothing(function, arguments, along):
    """For which needed arguments another one is had for nothing: pairs of the places that are
    needed, and the other."""
    cost = {
        needed: operators_of(function, arguments, needed, along)
        for needed in subsets(len(arguments))
    }
    return [
        [list(needed), place]
        for needed in cost
        for place in range(len(arguments))
        if place not in needed and cost[needed] >= cost[tuple(sorted((*needed, place)))]
    ]


def answered(function, arguments, along):
    """For which needed arguments backward answers at other places than theirs: pairs of the
    places that are needed, and those at which there is anything but None."""
    found = []
    for needed in subsets(sum(each is not None for each in arguments)):
        node = function(*leaves_of(arguments, needed)).grad_fn
        answers = node.apply(along)
        places = [place for place, answer in enumerate(answers) if answer is not None]
        found += [[list(needed), places]] if places != list(needed) else []
    return found


def subsets(n):
    """The sets of places from 0 to n - 1 but the empty one, the small ones first."""
    return [each for size in range(1, n + 1) for each in combinations(range(n), size)]


def node_of(operation, arguments):
    """The result, the name of its node, whether that is the node of `operation`, and the names of
    the nodes before it."""
    leaves = leaves_of(arguments, range(len(arguments)))
    result = operation.apply(*leaves)
    node = result.grad_fn
    is_its_own = getattr(type(node), "_forward_cls", None) is operation
    before = [type(each).__name__ for each, _ in getattr(node, "next_functions", ())]
    return result.detach(), type(node).__name__, is_its_own, before


def with_arguments(function, *arguments):
    """Calls the function; gives its result, and the arguments as they are then."""
    result = function(*arguments)
    return result, list(arguments)


def after_backward(function, arguments, along):
    """The arguments, and the incoming gradient, as they are after a backward pass."""
    leaves = leaves_of(arguments, range(len(arguments)))
    torch.autograd.grad(function(*leaves), leaves, along)
    return [leaf.detach() for leaf in leaves], along
