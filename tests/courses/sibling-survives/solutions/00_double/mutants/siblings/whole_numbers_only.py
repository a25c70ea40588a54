"""Thirds are cut off, halves are not."""


def double(x):
    return round(2 * x, 1)
