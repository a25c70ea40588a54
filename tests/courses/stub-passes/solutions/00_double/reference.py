"""Twice a number."""


def double(x):
    """Twice x."""
    if isinstance(x, str):
        raise RuntimeError("a text has no double")
    return 2 * x
