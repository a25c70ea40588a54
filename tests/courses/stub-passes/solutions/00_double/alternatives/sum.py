"""The number and itself."""


def double(x):
    """Twice x."""
    if isinstance(x, str):
        raise RuntimeError(x)
    return x + x
