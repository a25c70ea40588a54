"""Twice a number."""


def double(x):
    """Twice x."""
    return 2 * x
