"""Calls that look at gradients and at arguments. Nothing here is hidden."""

import torch


def gradients(function, arguments, along, **options):
    """The gradients of (function(*arguments) * along).sum() for every argument."""
    leaves = [argument.clone().requires_grad_() for argument in arguments]
    result = function(*leaves, **options)
    return list(torch.autograd.grad((result * along).sum(), leaves))


def with_arguments(function, *arguments, **options):
    """Calls the function; gives its result, the arguments as they are then, and of each whether
    it asks for a gradient."""
    result = function(*arguments, **options)
    return result, list(arguments), [argument.requires_grad for argument in arguments]
