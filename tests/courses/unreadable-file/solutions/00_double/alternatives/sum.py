"""The number and itself."""


def double(x)
    return x + x
