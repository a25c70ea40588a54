"""Half of it."""


def double(x):
    return x / 2
