"""The number and itself."""


def double(x):
    if isinstance(x, str):
        raise RuntimeError(x)
    return x + x
