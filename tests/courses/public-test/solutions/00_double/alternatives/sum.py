"""The number and itself."""


def double(x):
    """Twice x."""
    return x + x
