"""Three times the number, and no line that names a check."""


def double(x):
    return 3 * x
